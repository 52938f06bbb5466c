# status: 2
# message: (?s):3:1: error: .*open.*:4:1: error: .*eval.*:5:1: error: .*exec
open("/etc/passwd")
eval("1 + 1")
exec("x = 1")
