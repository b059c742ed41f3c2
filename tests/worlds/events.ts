import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { dateAt } from '@/lib/directory/days'
import { answerEdition } from '@/lib/editorial/answer'
import { beginContent } from '@/lib/editorial/begin-content'
import { beginEdition } from '@/lib/editorial/begin'
import { publishEdition } from '@/lib/editorial/publish'
import { saveEdition } from '@/lib/editorial/save'
import { submitEdition } from '@/lib/editorial/submit'
import { lena, nadia, petra, stefan, versionOf } from '@/tests/worlds/editorial'
import { actorOf } from '@/tests/worlds/people'
import { value, type As } from '@/tests/worlds/referrals'

/** Words that each of them begins with, in the reader's language: nobody is to travel to one. */
const madeUp = {
  sv: '@ruta vet\nPåhittad för demonstrationen. Träffen äger inte rum.',
  en: '@ruta vet\nMade up for the demonstration. This meeting will not take place.',
  ar: '@ruta vet\nلقاء مختلق للعرض التجريبي. لن ينعقد هذا اللقاء.',
} as const

interface Told { title: string; heading: string; lead: string; lines: string[]; text: string[] }
interface Demo extends Told { days: number; from: string; to: string; translated?: { en: Told; ar: Told } }

const owner = 'Länsstyrelsen Skåne'

/** As such days are in the field: a network day, an evening for families, a webinar. `days` from the day the world is laid. */
const demoEvents: readonly Demo[] = [
  {
    title: 'Kväll för dig som är orolig', heading: 'Kväll för dig som är orolig för någon', days: 12, from: '18:00', to: '20:00', lead: 'Kom och lyssna, eller prata med någon som kan lyssna på dig. Du säger inte ditt namn.',
    lines: ['plats: Medborgarhuset i Malmö (påhittad lokal)', 'för: föräldrar, syskon och andra nära'],
    text: ['Vi börjar med att någon från socialtjänsten berättar vilket stöd som finns. Sedan går det att prata enskilt.', 'Tolk finns på arabiska och somaliska. Läs mer på sidan [Jag är orolig för någon](sida:relative).'],
    translated: {
      en: {
        title: 'An evening if you are worried', heading: 'An evening if you are worried about someone', lead: 'Come and listen, or talk to someone who can listen to you. You do not say your name.',
        lines: ['plats: Medborgarhuset in Malmö (a made-up place)', 'för: parents, siblings and others close'],
        text: ['First somebody from the social services tells what support there is. Then one can talk in private.', 'There is an interpreter for Arabic and Somali. Read more on the page [I am worried about someone](sida:relative).'],
      },
      ar: {
        title: 'أمسية لمن يشعر بالقلق', heading: 'أمسية لمن يشعر بالقلق على شخص قريب', lead: 'تعال لتستمع، أو لتتحدث مع من يستمع إليك. لا تذكر اسمك.',
        lines: ['plats: دار المواطنين في مالمو (مكان مختلق)', 'för: الآباء والإخوة والأقرباء'],
        text: ['يبدأ موظف من الخدمات الاجتماعية بشرح الدعم المتاح. بعدها يمكن التحدث على انفراد.', 'يوجد مترجم للعربية والصومالية. اقرأ المزيد في صفحة [أنا قلق على شخص](sida:relative).'],
      },
    },
  },
  {
    title: 'Nätverksdag om stöd på vägen ut', heading: 'Nätverksdag: stöd på vägen ut', days: 26, from: '09:30', to: '16:00', lead: 'En dag för dig som arbetar med det: vem gör vad, och hur lämnar ni över utan att någon tappas bort?',
    lines: ['plats: Länsstyrelsen i Malmö (påhittad dag)', 'för: socialtjänst, frivård och polis i södra Sverige'],
    text: ['Förmiddag: från första samtal till plan. Eftermiddag: ett fall i taget, i små grupper.', 'Underlaget är samma som på sidorna [Vem gör vad](sida:whoDoesWhat) och [Kunskapsstöd](sida:knowledge).'],
  },
  {
    title: 'Webbinarium om sekretess', heading: 'Får jag säga det här till någon annan?', days: 47, from: '13:00', to: '14:30', lead: 'Nittio minuter om vem som får berätta vad för vem, med fall ur vardagen.',
    lines: ['på nätet: https://webbinarium.example/sekretess', 'för: alla som arbetar i en kommun eller myndighet'],
    text: ['Vi går igenom [sekretessguiden](sida:secrecyGuide) med tre fall. Skicka inga uppgifter om enskilda i chatten.'],
  },
]

const textOf = (told: Told, moments: string[], locale: keyof typeof madeUp): string => [
  [`titel: ${told.title}`, `rubrik: ${told.heading}`, ...moments, ...told.lines, `ingress: ${told.lead}`, `ägare: ${owner}`].join('\n'),
  ['==', '', madeUp[locale]].join('\n'), ...told.text,
].join('\n\n')

/** The events of the demonstration, written by Lena, translated by Nadia, read through by Stefan and published by Petra. Laid once. */
export async function layEvents(ownerUrl: string, now: number): Promise<void> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  const as: As = (email) => ({ actor: actorOf(email, now), now })
  const live = async (editionId: string, writer: string, source: string) => {
    const version = () => versionOf(client, editionId)
    value(await saveEdition(as(writer), { editionId, version: await version(), source, minor: '', changeNote: '', follows: '' }))
    value(await submitEdition(as(writer), { editionId, version: await version() }))
    value(await answerEdition(as(stefan), { editionId, version: await version(), answer: 'approve', words: '' }))
    value(await publishEdition(as(petra), { editionId, version: await version() }))
  }
  try {
    const { rowCount } = await client.query("select from portal.content where type = 'event' limit 1")
    if (rowCount !== 0) return
    for (const { days, from, to, translated, ...told } of demoEvents) {
      const day = dateAt(now).add({ days }).toString()
      const moments = [`börjar: ${day} ${from}`, `slutar: ${day} ${to}`]
      const [contentId, editionId] = [randomUUID(), randomUUID()]
      value(await beginContent(as(lena), { contentId, editionId, type: 'event', title: told.title }))
      await live(editionId, lena, textOf(told, moments, 'sv'))
      for (const locale of ['en', 'ar'] as const) {
        if (!translated) continue
        const translation = randomUUID()
        value(await beginEdition(as(nadia), { editionId: translation, contentId, locale, from: '' }))
        await live(translation, nadia, textOf(translated[locale], moments, locale))
      }
    }
  } finally {
    await client.end()
  }
}
