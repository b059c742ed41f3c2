import type { Phone } from '@/lib/directory/model'

/** A number as a link that dials. `size`: `large` stands alone in a call or list, `inline` inside a sentence. */
export function PhoneLink({ phone, label, size }: { phone: Phone; label?: string; size: 'large' | 'inline' }) {
  const long = phone.shown.length > 7 ? ' long' : ''
  return (
    <a className={size === 'large' ? `num tel${long}` : 'tel inl'} href={`tel:${phone.dial}`} aria-label={label}>
      {phone.shown}
    </a>
  )
}
