/** So many at a time, and the others wait their turn for a while: whoever comes in a crowd is served later and not sent away. */
export class Places {
  private taken = 0
  private readonly line: (() => void)[] = []

  /** @param most at a time; @param longestLine who wait; @param patience milliseconds that each waits at most */
  constructor(private readonly most: number, private readonly longestLine: number, private readonly patience: number) {}

  /** @returns false when no place came in time; whoever gets one gives it back with `leave` */
  async take(): Promise<boolean> {
    if (this.taken < this.most) {
      this.taken += 1
      return true
    }
    if (this.line.length >= this.longestLine) return false
    return new Promise((resolve) => {
      const called = () => { clearTimeout(timer); resolve(true) }
      const timer = setTimeout(() => {
        this.line.splice(this.line.indexOf(called), 1)
        resolve(false)
      }, this.patience)
      this.line.push(called)
    })
  }

  leave(): void {
    const next = this.line.shift()
    // The place goes over to the next without ever being free.
    if (next) next()
    else this.taken -= 1
  }
}
