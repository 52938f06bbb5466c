class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self._target = target
        self._args = args
        self._kwargs = kwargs
        self._started = False
        self._number = __thread_new(self, name, daemon)

    def run(self):
        if self._target is not None:
            if self._kwargs:
                self._target(*self._args, **self._kwargs)
            else:
                self._target(*self._args)

    def start(self):
        if self._started:
            raise RuntimeError("threads can only be started once")
        self._started = True
        __thread_start(self._number, self.run)

    def join(self, timeout=None):
        if not self._started:
            raise RuntimeError("cannot join thread before it is started")
        if self._number == __thread_number():
            raise RuntimeError("cannot join current thread")
        __thread_join(self._number, timeout)

    def is_alive(self):
        return self._started and __thread_alive(self._number)

    @property
    def name(self):
        return __thread_name(self._number)

    @name.setter
    def name(self, name):
        __thread_set_name(self._number, str(name))

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name

    @property
    def ident(self):
        return self._number + 1 if self._started else None

    @property
    def native_id(self):
        return self.ident


def current_thread():
    thread = __thread_current()
    if thread is None:
        thread = Thread.__new__(Thread)
        thread._target = None
        thread._started = True
        thread._number = __thread_number()
        __thread_set_object(thread)
    return thread


def main_thread():
    return current_thread()


def get_ident():
    return __thread_number() + 1


def enumerate():
    return __threads_alive()


def active_count():
    return len(__threads_alive())
