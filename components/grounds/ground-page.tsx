import { Table } from '@/components/ui/table'
import { groundsPath, guidePath, sheetPath } from '@/lib/grounds/paths'
import { sheetsOf } from '@/lib/grounds/pieces'
import type { GroundView } from '@/lib/grounds/read'
import { longDay } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'
import { InForce } from './ground-list'
import { words } from './words'

/** One rule: what it says now, what differs between its wordings, the cases that try it. */
export function GroundPage({ view: { newest, wordings, changes, cases } }: { view: GroundView }) {
  const t = portalText('grounds')
  const said: [string, string[]][] = [
    [t('describes'), [newest.describes]],
    [t('effectLabel'), [t(`effect.${newest.effect}`)]],
    [t('who'), newest.from.map((each) => words(`from.${each}`))],
    [t('whom'), newest.to.map((each) => words(`to.${each}`))],
    [t('purposes'), newest.purposes.map((each) => words(`aim.${each}`))],
    [t('needs'), newest.needs.map((group) => group.map((need) => words(`need.${need}`)).join(` ${words('or')} `))],
    [t('weigh'), newest.mustWeigh.map(({ question }) => question)],
    [t('limits'), newest.limits],
    [t('doubt'), newest.doubt ? [newest.doubt.text] : []],
    [t('decides'), [t(`decidedBy.${newest.decidedBy}`)]],
    [t('source'), [`${newest.source.name}, ${t('readOn', { day: longDay(newest.source.retrievedOn, 'sv') })}`]],
  ]
  return (
    <>
      <p className="small"><a href={groundsPath}>{t('back')}</a></p>
      <h1>{newest.title}</h1>
      <p className="lead">{sheetsOf(newest).map(({ cite, slug }, at) => <span key={slug}>{at > 0 && ', '}<a href={sheetPath(slug)}>{cite}</a></span>)}</p>
      <ul className="links mt-4">{wordings.map(({ version, validFrom, validUntil }) => <li key={version}>{t('version', { version })}: <InForce from={validFrom} until={validUntil} /></li>)}</ul>
      <div className="mt-6">
        <Table caption={t('facts')} head={[{ label: t('what') }, { label: t('facts') }]}
          rows={said.map(([label, lines]) => ({ key: label, cells: [label, lines.length === 0 ? t('none') : <ul key="v">{lines.map((line) => <li key={line}>{line}</li>)}</ul>] }))} />
      </div>
      {changes.map(({ version, from, differences }) => (
        <section className="mt-6" key={version}>
          <h2>{t('diff')}: {t('version', { version })}, {t('from', { day: longDay(from, 'sv') })}</h2>
          <Table caption={t('diff')} head={[{ label: t('what') }, { label: t('before') }, { label: t('after') }]}
            rows={differences.map(({ part, before, after }) => ({ key: part, cells: [t(`part.${part}`), before.join(' ') || t('none'), after.join(' ') || t('none')] }))} />
        </section>
      ))}
      <section className="mt-6">
        <h2>{t('tries')}</h2>
        <Table caption={t('tries')} head={[{ label: t('says') }, { label: t('law') }, { label: t('on') }, { label: t('becomes') }, { label: t('holds') }]}
          rows={cases.map(({ says, law, on, is, ask, holds }) => ({
            key: `${says}-${on}`,
            cells: [<a key="s" href={`${guidePath}?${ask}`}>{says}</a>, law, longDay(on, 'sv'), t(`is.${is}`), holds ? t('yes') : <b key="n" className="err">{t('no')}</b>],
          }))} />
      </section>
    </>
  )
}
