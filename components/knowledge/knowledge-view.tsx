import { Corner } from '@/components/public/drawings'
import { Sieve } from '@/components/ui/sieve'
import { Unknown } from '@/components/ui/unknown'
import { swedishText } from '@/lib/i18n/swedish-messages'
import { audiences, type KnowledgeEntry, type KnowledgeGroup } from '@/lib/knowledge/model'
import { knowledgePath } from '@/lib/routes'

const classesOf = (entries: KnowledgeEntry[]) => [...new Set(entries.flatMap(({ text }) => text.audience))].map((who) => `for-${who}`).join(' ')

/** Everything there is, by kind; whoever wants only what is for them says so, without script. */
export function KnowledgeView({ groups }: { groups: KnowledgeGroup[] }) {
  const t = swedishText('knowledge')
  const entries = groups.flatMap((group) => group.entries)
  const choices = audiences
    .map((key) => ({ key, label: t(`audience.${key}`), count: entries.filter(({ text }) => text.audience.includes(key)).length }))
    .filter(({ count }) => count > 0)
  return (
    <>
      <div className="top">
        <Corner />
        <div className="wrap">
          <h1>{t('heading')}</h1>
          <p className="lead">{t('lead')}</p>
        </div>
      </div>
      <div className="wrap">
        <Sieve legend={t('show')} all={t('showAll')} choices={choices}>
          {groups.map(({ kind, entries: some }) => (
            <section key={kind} className={`shelf sift ${classesOf(some)}`} aria-labelledby={`h-${kind}`}>
              <h2 id={`h-${kind}`}>{t(`kind.${kind}`)}</h2>
              <ul className="titles">
                {some.map((entry) => <Entry key={entry.slug} entry={entry} />)}
              </ul>
            </section>
          ))}
        </Sieve>
        <section aria-labelledby="missing" className="shelf">
          <h2 id="missing">{t('missing')}</h2>
          <Unknown><ul>{([1, 2, 3] as const).map((each) => <li key={each}>{t(`missing${each}`)}</li>)}</ul></Unknown>
        </section>
      </div>
    </>
  )
}

function Entry({ entry: { slug, text } }: { entry: KnowledgeEntry }) {
  const t = swedishText('knowledge')
  return (
    <li className={`sift ${text.audience.map((who) => `for-${who}`).join(' ')}`}>
      <h3><a href={knowledgePath(slug)}>{text.heading}</a></h3>
      <p>{text.helps}</p>
      <p className="small">
        {text.publisher}{text.year ? `, ${text.year}` : ''}{text.checked === 'secondHand' && <> · <b>{t('unverified')}</b></>}
      </p>
    </li>
  )
}
