#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Sees to it that input, output and errors are open, on nothing where whoever started us had closed them.
///
/// Otherwise the next file opened, a journal perhaps, would get one of their numbers, and what is printed would be
/// written into it.
func holdStandardDescriptors() {
  var number: Int32 = 0
  while number >= 0 && number <= 2 {
    number = open("/dev/null", O_RDWR)
    if number > 2 { close(number) }
  }
}
