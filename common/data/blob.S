/* The bytes of the file PATH as NAME, and after their end NAME_end. */
#define JOIN_(a, b) a##b
#define JOIN(a, b) JOIN_(a, b)

	.section .rodata
	.balign 64
	.globl NAME
NAME:
	.incbin PATH
	.globl JOIN(NAME, _end)
JOIN(NAME, _end):
	.byte 0
#if defined(__linux__) && defined(__ELF__)
	.section .note.GNU-stack, "", %progbits
#endif
