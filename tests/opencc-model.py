"""What a config of OpenCC makes of a text, said as slowly and as plainly as
possible.

usage: opencc-model.py CONFIGS FOLDER NAME < TEXT

CONFIGS is what common/data/opencc-configs.awk writes; FOLDER has the
dictionaries as text.
"""
import sys

OPERANDS = {chr(c): 2 for c in range(0x2FF0, 0x2FFE)}
OPERANDS.update({"\u2ff2": 3, "\u2ff3": 3, "\u2ffe": 1, "\u2fff": 1})


class Dictionary:
    """Matches its longest key; the first candidate counts."""

    def __init__(self, path):
        self.values, self.longest = {}, {}
        with open(path, encoding="utf-8", newline="\n") as lines:
            for line in lines:
                key, tab, value = line.rstrip("\n").partition("\t")
                if tab and not line.startswith("#"):
                    self.values.setdefault(key, value.split(" ")[0])
                    self.longest[key[0]] = max(
                        len(key), self.longest.get(key[0], 0))

    def match(self, text, at):
        for length in range(self.longest.get(text[at], 0), 0, -1):
            value = self.values.get(text[at : at + length])
            if value is not None and at + length <= len(text):
                return length, value
        return 0, ""


class Group:
    """The first member that matches, or in a union the longest match."""

    def __init__(self, is_union=False):
        self.members, self.is_union = [], is_union

    def match(self, text, at):
        matches = [member.match(text, at) for member in self.members]
        found = [match for match in matches if match[0] > 0]
        if not found:
            return 0, ""
        return max(found, key=lambda m: m[0]) if self.is_union else found[0]


def read_config(lines, folder, name):
    """Normalization, segmentation and the stages of the config."""
    config, groups, here = {"stages": []}, [], False
    for line in lines:
        word, _, rest = line.rstrip("\n").partition(" ")
        if word == "config":
            here = rest == name
        elif not here or word == "title":
            continue
        elif word in ("normalization", "segmentation", "stage"):
            groups = [Group()]
            if word == "stage":
                config["stages"].append(groups[0])
            else:
                config[word] = groups[0]
        elif word == "group":
            groups.append(Group(rest == "union"))
            groups[-2].members.append(groups[-1])
        elif word == "end":
            groups.pop()
        else:
            groups[-1].members.append(Dictionary(f"{folder}/{rest}.txt"))
    return config


def sequence_end(text, at, depth=16, count=None):
    """Where the ideographic description at this place ends; None: nowhere."""
    count = count if count is not None else [0]
    if at >= len(text) or depth == 0 or count[0] == 64 or text[at] == "\n":
        return None
    count[0] += 1
    end = at + 1
    for _ in range(OPERANDS.get(text[at], 0)):
        end = sequence_end(text, end, depth - 1, count)
        if end is None:
            return None
    return end


def unmatched_end(config, text, at):
    if "normalization" in config and text[at] in OPERANDS:
        return sequence_end(text, at) or at + 1
    return at + 1


def convert_stage(config, stage, text):
    result, at = [], 0
    while at < len(text):
        length, value = stage.match(text, at)
        if length == 0:
            end = unmatched_end(config, text, at)
            value, length = text[at:end], end - at
        result.append(value)
        at += length
    return "".join(result)


def cut(config, text):
    """The segments: matches, and the runs between them."""
    begin = at = 0
    while at < len(text):
        length = 0
        if "segmentation" in config:
            length, _ = config["segmentation"].match(text, at)
        if length == 0:
            at = unmatched_end(config, text, at)
            continue
        if begin < at:
            yield text[begin:at]
        yield text[at : at + length]
        begin = at = at + length
    if begin < at:
        yield text[begin:at]


def convert(config, text):
    if "normalization" in config:
        text = convert_stage(config, config["normalization"], text)
    for segment in cut(config, text):
        for stage in config["stages"]:
            segment = convert_stage(config, stage, segment)
        yield segment


def main():
    configs, folder, name = sys.argv[1:]
    with open(configs, encoding="utf-8") as lines:
        config = read_config(lines, folder, name)
    text = sys.stdin.buffer.read().decode("utf-8")
    for part in convert(config, text):
        sys.stdout.buffer.write(part.encode("utf-8"))


main()
