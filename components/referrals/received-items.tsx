import type { ReleaseField } from '@/lib/disclosure/model'
import { portalText } from '@/lib/i18n/portal-messages'

/** Fields and what was said in each, in the order they came. */
export function ItemList({ items }: { items: { field: ReleaseField; text: string }[] }) {
  const t = portalText('referrals')
  return (
    <dl className="pairs">
      {items.map(({ field, text }) => (
        <div className="contents" key={field}><dt>{t(`field.${field}`)}</dt><dd className={field === 'ownWords' ? 'said' : undefined}>{text}</dd></div>
      ))}
    </dl>
  )
}
