import { citedPath } from '@/lib/grounds/paths'
import type { Ground } from '@/lib/grounds/model'
import { words } from './words'

/** The paragraphs a rule rests on, each a link to its sheet. */
export function Cites({ ground }: { ground: Pick<Ground, 'law'> }) {
  return <>{ground.law.map((cite, at) => <span key={cite}>{at > 0 && ', '}<a href={citedPath(cite)}>{cite}</a></span>)}</>
}

/** A rule that opens or may open: whether one may or must, what to weigh, who decides; folded: what it says and what it never reaches. */
export function Rule({ ground }: { ground: Ground }) {
  return (
    <>
      <h3>{ground.title}</h3>
      <p className="cites"><b className={`effect ${ground.effect}`}>{words(`rules.${ground.effect}`)}</b> <Cites ground={ground} /></p>
      <h4>{words('rules.weigh')}</h4>
      <ul className="plain">{ground.mustWeigh.map(({ code, question }) => <li key={code}>{question}</li>)}</ul>
      <p><b>{words('rules.decides')}:</b> {words(`decides.${ground.decidedBy}`)}</p>
      <details>
        <summary>{words('rules.about')}</summary>
        <div>
          <p>{ground.describes}</p>
          <h4>{words('rules.limits')}</h4>
          <ul className="plain">{ground.limits.map((limit) => <li key={limit}>{limit}</li>)}</ul>
        </div>
      </details>
    </>
  )
}
