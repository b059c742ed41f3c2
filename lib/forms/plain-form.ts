/** What a form sent, as a plain object: fields of one name become a list; what React adds for itself (`$ACTION…`) is left out. Files are none of ours. */
export function plainForm(form: FormData): Record<string, string | string[]> {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith('$ACTION'))
  return Object.fromEntries(names.map((name) => {
    const values = form.getAll(name).filter((value) => typeof value === 'string')
    const [only] = values
    return [name, values.length === 1 && only !== undefined ? only : values]
  }))
}
