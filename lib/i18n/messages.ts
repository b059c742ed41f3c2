/** Labels of every language. Swedish is the type source: a key missing in another language does not compile. */
import type { Locale } from '@/lib/routes'
import svContact from '@/messages/sv/contact.json'
import svContent from '@/messages/sv/content.json'
import svDesk from '@/messages/sv/desk.json'
import svFinder from '@/messages/sv/finder.json'
import svGuide from '@/messages/sv/guide.json'
import svLayout from '@/messages/sv/layout.json'
import svMunicipality from '@/messages/sv/municipality.json'
import svNews from '@/messages/sv/news.json'
import svReport from '@/messages/sv/report.json'
import svStart from '@/messages/sv/start.json'
import enContact from '@/messages/en/contact.json'
import enContent from '@/messages/en/content.json'
import enDesk from '@/messages/en/desk.json'
import enFinder from '@/messages/en/finder.json'
import enGuide from '@/messages/en/guide.json'
import enLayout from '@/messages/en/layout.json'
import enMunicipality from '@/messages/en/municipality.json'
import enNews from '@/messages/en/news.json'
import enReport from '@/messages/en/report.json'
import enStart from '@/messages/en/start.json'
import arContact from '@/messages/ar/contact.json'
import arContent from '@/messages/ar/content.json'
import arDesk from '@/messages/ar/desk.json'
import arFinder from '@/messages/ar/finder.json'
import arGuide from '@/messages/ar/guide.json'
import arLayout from '@/messages/ar/layout.json'
import arMunicipality from '@/messages/ar/municipality.json'
import arNews from '@/messages/ar/news.json'
import arReport from '@/messages/ar/report.json'
import arStart from '@/messages/ar/start.json'

const sv = {
  layout: svLayout,
  start: svStart,
  finder: svFinder,
  contact: svContact,
  municipality: svMunicipality,
  content: svContent,
  guide: svGuide,
  news: svNews,
  report: svReport,
  desk: svDesk,
}
export type Messages = typeof sv

export const messages: Record<Locale, Messages> = {
  sv,
  en: {
    layout: enLayout,
    start: enStart,
    finder: enFinder,
    contact: enContact,
    municipality: enMunicipality,
    content: enContent,
    guide: enGuide,
    news: enNews,
    report: enReport,
    desk: enDesk,
  },
  ar: {
    layout: arLayout,
    start: arStart,
    finder: arFinder,
    contact: arContact,
    municipality: arMunicipality,
    content: arContent,
    guide: arGuide,
    news: arNews,
    report: arReport,
    desk: arDesk,
  },
}
