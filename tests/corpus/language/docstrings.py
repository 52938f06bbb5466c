"""Module doc
second line"""
# comment
def f(a):  # trailing
    """f's doc"""
    # inside
    return a  # end
class C:
    """C doc"""

    def m(self):
        '''m doc'''
        return """multi
line"""
print(__doc__, f.__doc__, C.__doc__, C.m.__doc__, C().m(), f(1), __name__)
"""a string statement"""
x = (1 +  # comment in expression
     2)
print(x, """ # not a comment """)
if x == 3: print("one line"); print("two")
def g():
    "only doc"
print(g(), g.__doc__, (lambda: 0).__doc__)
y = [
    1,  # one
    2,
]; print(y)
def h():
    ...
print(h(), ...)
if True:
    pass  # nothing

# done
def noted(): 
    x = 1
    """not a doc"""
    return x
print(noted.__doc__)
