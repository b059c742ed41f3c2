import { cite } from '@/lib/content/sources'
import { swedishText } from '@/lib/i18n/swedish-messages'
import type { Deed } from '@/lib/measures/model'
import { PartWord } from './part-word'

/** Who does what in one measure: actor, part, the words for it and where they come from. */
export function DeedList({ deeds }: { deeds: Deed[] }) {
  const t = swedishText('measures')
  return (
    <ul className="deeds">
      {deeds.map((deed) => (
        <li key={deed.actor.key} className={`sift for-${deed.actor.key}`}>
          <p className="doer"><b>{deed.actor.name}</b> <PartWord parts={deed.parts} /></p>
          <p>{deed.text}</p>
          <p className="small">{t('source')} {deed.sources.map(cite).join('; ')}</p>
        </li>
      ))}
    </ul>
  )
}
