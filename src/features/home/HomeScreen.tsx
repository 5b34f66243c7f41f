import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages } from '~/lib/i18n'
import { zoneOf } from '~/lib/zone'
import { useShop } from '~/session/shop'
import { Page } from '~/ui/Page'
import { useUi } from '~/ui/UiContext'
import { HomeList } from './HomeList'
import { HomeTiles } from './HomeTiles'
import { messages } from './messages'
import { useHome } from './queries'
import type { Writing } from './words'
import './home.css'

/** Where the day begins: how the week went, and what waits. */
export default function HomeScreen() {
  const t = useMessages(messages)
  const { format, locale } = useUi()
  const { zone, currency, who } = useShop()
  const nameOf = usePersonName()
  const { data: home } = useHome()
  const now = home?.at ?? Date.now()
  const today = zoneOf(zone).dayOf(now)
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(today * 86_400_000)
  const writing: Writing = { t, format, locale, zone, currency, now }
  return (
    <Page title={t('title')} aside={t('aside', { date, zone: format.zoneName(now), person: nameOf(who) })}>
      <div className="zg-home">
        <HomeTiles now={now} />
        {home ? <HomeList items={home.items} snoozed={home.snoozed} writing={writing} /> : <WaitingList />}
      </div>
    </Page>
  )
}

/** The shape of the list, until it is known. */
function WaitingList() {
  return (
    <div className="zg-home-list" aria-busy>
      {Array.from({ length: 4 }, (_, row) => (
        <div key={row} className="zg-home-item">
          <div className="zg-home-words">
            <div className="zg-home-waiting" />
          </div>
        </div>
      ))}
    </div>
  )
}
