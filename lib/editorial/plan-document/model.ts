/** The plan for looking after the site as a document to decide on and to keep: what it says, in parts that every format has. Pure. */
import type { PlanView } from '@/lib/editorial/plan-view'
import type { Trend } from '@/lib/editorial/months/model'
import { dayOf } from '@/lib/directory/days'
import { clockTime, longDay, shortMonth } from '@/lib/i18n/dates'
import { portalText } from '@/lib/i18n/portal-messages'
import { trendName } from '@/lib/editorial/months/name'
import editorial from '@/messages/sv/editorial.json'

export type Part =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; caption: string; head: string[]; rows: string[][] }

export interface PlanDocument { title: string; subtitle: string; parts: Part[] }

const heading = (text: string): Part => ({ kind: 'heading', text })
const saysAll = (items: string[]): Part => ({ kind: 'list', items })

/** Who does what, how it is looked after, and how it stands now. */
export function planDocument(plan: PlanView & { trends: Trend[] }, now: number): PlanDocument {
  const t = portalText('editorial')
  const { roles, routines } = editorial.document
  return {
    title: t('planTitle'), subtitle: t('document.subtitle', { day: longDay(dayOf(now), 'sv'), time: clockTime(now, 'sv') }),
    parts: [
      { kind: 'text', text: t('planLead', { texts: plan.texts }) },
      heading(t('document.rolesHeading')), { kind: 'table', caption: t('document.rolesHeading'), head: [t('document.role'), t('document.does')], rows: Object.values(roles).map(({ who, does }) => [who, does]) },
      heading(t('document.routinesHeading')), saysAll(Object.values(routines)),
      heading(t('document.stateHeading')),
      ...(plan.groups.length === 0 ? [{ kind: 'text', text: t('planEmpty') } as const] : plan.groups.map(({ kind, lines }): Part => ({
        kind: 'table', caption: `${t(`kinds.${kind}`)} (${lines.length})`, head: [t('planHead.text'), t('document.language'), t('planHead.when'), t('planHead.keeper')],
        rows: lines.map(({ title, locale, day, keeper, keepBy }) => [
          title, t(`language.${locale}`), day === null ? '' : t(`dayIs.${kind}`, { day: longDay(day, 'sv') }),
          keeper === null ? t('nobody') : keepBy === null ? keeper : t('keptBy', { name: keeper, day: longDay(keepBy, 'sv') }),
        ]),
      }))),
      heading(t('links.heading')), ...linkParts(plan),
      heading(t('contacts.heading')), { kind: 'table', caption: t('contacts.heading'), head: [t('trends.figure'), t('document.count')], rows: (['silentMunicipalities', 'unconfirmed', 'stale', 'withoutHours'] as const).map((what) => [t(`contacts.${what}`), String(plan.contacts[what])]) },
      ...trendParts(plan.trends),
    ],
  }
}

function linkParts({ links: { all, lookedAt, wrong } }: PlanView): Part[] {
  const t = portalText('editorial')
  if (lookedAt === null) return [{ kind: 'text', text: t('links.notLooked') }]
  return [
    { kind: 'text', text: t('links.looked', { all, at: `${longDay(dayOf(lookedAt), 'sv')} ${clockTime(lookedAt, 'sv')}` }) },
    ...(wrong.length === 0 ? [] : [{
      kind: 'table' as const, caption: `${t('links.heading')} (${wrong.length})`, head: [t('links.address'), t('links.what'), t('links.where')],
      rows: wrong.map(({ url, state, status, target, uses }) => [
        url, `${t(`links.state.${state ?? 'silent'}`, { status: status ?? 0 })}${target === null ? '' : ` ${t('links.instead')} ${target}`}`, uses.map(({ title }) => title).join(', '),
      ]),
    }]),
  ]
}

function trendParts(trends: readonly Trend[]): Part[] {
  const t = portalText('editorial')
  const [first] = trends
  // The half year that fits across a page.
  const shown = first?.points.slice(-7) ?? []
  return shown.length === 0 ? [] : [heading(t('trends.heading')), {
    kind: 'table', caption: t('trends.lead'), head: [t('trends.figure'), ...shown.map(({ month }) => shortMonth(month, 'sv'))],
    rows: trends.map(({ name, points }) => [trendName(name), ...points.slice(-7).map(({ count }) => (count === null ? '–' : String(count)))]),
  }]
}
