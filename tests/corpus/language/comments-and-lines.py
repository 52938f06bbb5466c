# A comment
x = (1 +  # inside
     2)
y = [
    1,
    2,  # trailing comma

]
z = 1 + \
    2
if x == 3: print("one line"); print("two statements")
def f(a,
      b=2,
      ): return a + b
"a statement that is only text"
print(x, y, z, f(1), 0x_ff, 0b1010, 0o17, 1_000.5, 1e3, """doc
  string""", '''other''')
class A: pass
class B:
    """Only a docstring."""
while True:
    break
for i in 1, 2, 3: print(i, end=" ")
print()
if x:
	print("tab indented")
lambda: 5
print(not x == 4, -x ** 2, 2 ** -1, (yes := True), [1, 2][0], {"a": 1}["a"], "a" "b", x if x else y, 1 if 0 else 2 if 0 else 3)
print(1 + 2 * 3 - 4 / 2 % 3, (1 + 2) * 3, 7 // 2 * 2, 2 ** 3 ** 2, -3 // 2, 1 << 2 + 1, 5 & 3 == 3, not 1 in [2], 1 | 2 ^ 3 & 1, ~1 + 1)
