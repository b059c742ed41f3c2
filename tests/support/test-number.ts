/** A personal number of somebody born on a day (`2008-11-27`), from the series that is given to nobody (birth numbers from 980). */
export function testNumber(born: string): string {
  const nine = `${born.slice(2).replaceAll('-', '')}980`
  const sum = [...nine].reduce((total, digit, at) => {
    const weighed = Number(digit) * (at % 2 === 0 ? 2 : 1)
    return total + (weighed > 9 ? weighed - 9 : weighed)
  }, 0)
  return `${born.replaceAll('-', '')}-980${(10 - (sum % 10)) % 10}`
}
