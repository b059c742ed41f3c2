import type { Phone } from '@/lib/directory/model'

interface Props {
  phone: Phone
  /** `large` stands alone in a call or list, `inline` inside a sentence. */
  size: 'large' | 'inline'
  /** "Ring", above the number and part of the link's name. */
  verb?: string
  /** Name for screen readers where the name of who answers stands apart. */
  label?: string | undefined
}

/** A number as a link that dials. */
export function PhoneLink({ phone, size, verb, label }: Props) {
  const number = <span className="tel">{phone.shown}</span>
  const large = phone.shown.length > 7 ? 'num long' : 'num'
  return (
    <a className={size === 'large' ? large : 'inl'} href={`tel:${phone.dial}`} aria-label={label}>
      {verb ? <><span className="verb">{verb}</span> {number}</> : number}
    </a>
  )
}
