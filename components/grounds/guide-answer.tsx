import { Sign } from '@/components/ui/sign'
import { nameOf, reasonName } from '@/lib/grounds/pieces'
import { baseRule, closingsOf } from '@/lib/grounds/evaluate'
import { hindrances, neverTold, senders, type Ground } from '@/lib/grounds/model'
import { guidePath } from '@/lib/grounds/paths'
import { Said } from './guide-form'
import { Cites, Rule } from './rule'
import { reasonInWords, words } from './words'

const verdicts = { must: 'start', may: 'there', depends: 'going', mayNot: 'brokenOff' } as const
const plainNotes = ['witness', 'child', 'from15', 'ageUnsure', 'reservation', 'hiddenAddress'] as const
const toWrite = ['ground', 'what', 'whom', 'weighed', 'who', 'consent', 'reservation'] as const

/**
 * The answer: whether and by which rule, what to do first, what to weigh, who decides, what to write down, how to ask. Folded, so that a
 * tired reader meets the answer first: what was answered, what each rule says and does not reach, and what is closed and why.
 */
export function GuideAnswer({ grounds }: { grounds: readonly Ground[] }) {
  return (
    <div data-piece="answer">
      <div className="wrap">
        {Object.entries(verdicts).map(([verdict, sign]) => (
          <div className={`verdict ${verdict}`} key={verdict} data-piece={`verdict:${verdict}`}>
            <h1><Sign name={sign} /> {words(`verdict.${verdict as keyof typeof verdicts}.heading`)}</h1>
            <p className="lead">{words(`verdict.${verdict as keyof typeof verdicts}.says`)}{verdict === 'may' && <span data-piece="duty:asked"> {words('verdict.may.asked')}</span>}</p>
            {(verdict === 'must' || verdict === 'may') && (
              <ul className="by-rules">
                {grounds.map((ground) => (
                  <li key={nameOf(ground)} data-piece={`open:${nameOf(ground)}`}><b>{words(`rules.${ground.effect}`)}</b> <a href={`#${nameOf(ground)}`}>{ground.title}</a>, {ground.law[0]}</li>
                ))}
              </ul>
            )}
          </div>
        ))}
        <p className="small">{words('human')} <b data-piece="notReviewed">{words('notReviewed')}</b> {words('answeredOn', { day: '%%DAY%%' })}</p>
        <details>
          <summary>{words('said')}</summary>
          <Said />
        </details>
      </div>
      <div className="wrap doc">
        <section>
          <h2>{words('first.heading')}</h2>
          <div>
            {neverTold.map((to) => <p key={to} data-piece={`note:neverTold:${to}`}><b>{words('note.neverTold', { to: words(`to.${to}`) })}</b></p>)}
            {plainNotes.map((note) => <p key={note} data-piece={`note:${note}`}><b>{words(`note.${note}`)}</b></p>)}
            {senders.map((from) => <p key={from} data-piece={`first:${from}`}>{words(`first.${baseRule[from]}`)}</p>)}
          </div>
        </section>
        <section data-piece="open">
          <h2>{words('rules.open')}</h2>
          <div>{grounds.map((ground) => <article className="rule" id={nameOf(ground)} key={nameOf(ground)} data-piece={`open:${nameOf(ground)}`}><Rule ground={ground} /></article>)}</div>
        </section>
        <section data-piece="maybe">
          <h2>{words('rules.maybe')}</h2>
          <div>{grounds.map((ground) => <MayBe ground={ground} key={nameOf(ground)} />)}</div>
        </section>
        <section>
          <h2>{words('write.heading')}</h2>
          <div><ul>{toWrite.map((item) => <li key={item} data-piece={item === 'reservation' ? 'note:reservation' : undefined}>{words(`write.items.${item}`)}</li>)}</ul></div>
        </section>
        <section>
          <h2>{words('ask.heading')}</h2>
          <div>
            <p data-piece="ask:own">{words('ask.own')}</p>
            <p data-piece="duty:ifAsked">{words('verdict.may.asked')}</p>
            <p data-piece="ask:asked">{words('ask.asked')}</p>
            <p data-piece="ask:no"><span data-piece="underSecrecyAct">{words('ask.appeal')} </span>{words('ask.no')}</p>
            <p data-piece="reverse"><a href={`${guidePath}?%%REVERSE%%`}>{words('reverse')}</a></p>
          </div>
        </section>
        <section data-piece="closed">
          <h2>{words('rules.closed')}</h2>
          <div>
            <details>
              <summary>{words('rules.show')}</summary>
              <ul className="closed-rules">
                {grounds.map((ground) => (
                  <li key={nameOf(ground)} data-piece={`closed:${nameOf(ground)}`}>
                    <b>{ground.title}.</b> <Cites ground={{ law: ground.law.slice(0, 1) }} />{' '}
                    {closingsOf(ground).map((reason) => (
                      <span key={reasonName(reason)} data-piece={`why:${nameOf(ground)}:${reasonName(reason)}`}>
                        {reasonInWords(reason, ground.initiative)} {reason.law !== ground.law[0] && <>(<Cites ground={{ law: [reason.law] }} />) </>}
                      </span>
                    ))}
                  </li>
                ))}
              </ul>
            </details>
          </div>
        </section>
        <section>
          <h2>{words('again')}</h2>
          <div>
            <p className="small">{words('keep')}</p>
            <p><a className="btn quiet" href={guidePath}>{words('again')}</a></p>
          </div>
        </section>
      </div>
    </div>
  )
}

/** A rule about which something is not known, or that the law leaves unclear. */
function MayBe({ ground }: { ground: Ground }) {
  const name = nameOf(ground)
  const wants = [...new Set([...ground.needs.flat(), ...hindrances])]
  return (
    <article className="rule" data-piece={`maybe:${name}`}>
      {ground.doubt && <p data-piece={`doubt:${name}`}><b>{ground.doubt.text}</b></p>}
      <div data-piece={`wants:${name}`}>
        <p><b>{words('rules.wants')}</b></p>
        <ul className="plain">{wants.map((want) => <li key={want} data-piece={`want:${name}:${want}`}>{words(`need.${want}`)}</li>)}</ul>
      </div>
      <Rule ground={ground} />
    </article>
  )
}
