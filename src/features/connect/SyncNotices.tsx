import { useEffect } from 'react'
import { Link, useLocation } from 'react-router'
import type { SyncArea } from '~/commerce/adapter'
import type { SyncStatus } from '~/commerce/connection'
import { faultMessages } from '~/features/shared/faultMessages'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { shopId } from '~/session/shop'
import { setShopEntry } from '~/session/shops'
import { useSync } from '~/session/sync'
import { useFormat } from '~/ui/UiContext'
import { SignIn } from './SignIn'
import { syncMessages } from './syncMessages'
import { asksToken, isWhole, partText, syncText } from './syncText'
import { useConflictNews } from './useConflictNews'
import './sync.css'

/** Above the screens of a connected shop: what it waits for before it goes on, and which part of the screen's records is not here yet. */
export default function SyncNotices() {
  const status = useSync()
  return status && <Notices status={status} />
}

function Notices({ status }: { status: SyncStatus }) {
  useRemembered(status)
  useConflictNews(status.conflicts)
  const { pathname } = useLocation()
  // The connection's own screen has the form in its place.
  return asksToken(status) && pathname !== paths.connection() ? (
    <SignInBanner status={status} />
  ) : (
    <PartNotice status={status} path={pathname} />
  )
}

/** Over whatever is being worked on, which stays as it is. */
function SignInBanner({ status }: { status: SyncStatus }) {
  const t = useMessages(syncMessages)
  useMessages(faultMessages)
  const format = useFormat()
  const { says } = syncText(status, t, format)
  return (
    <section className="zg-notice zg-sign-in-banner" aria-label={t('signInTitle')} data-sync-banner={status.state}>
      <p role="alert">
        {says} <span className="zg-second">{t('keepsWork')}</span>
      </p>
      <SignIn status={status} />
    </section>
  )
}

/** The areas that a screen shows, by where its address begins; the longest way first. */
const SHOWS: readonly (readonly [string, readonly SyncArea[]])[] = [
  ['/dashboard/stock', ['stock', 'products', 'orders']],
  ['/dashboard', ['orders']],
  ['/orders', ['orders']],
  ['/customers', ['customers', 'orders']],
  ['/listings', ['products', 'categories']],
  ['/products', ['products']],
  ['/stock', ['stock', 'products']],
]

const shownAt = (path: string): readonly SyncArea[] =>
  path === '/' ? ['orders'] : (SHOWS.find(([begins]) => path === begins || path.startsWith(`${begins}/`))?.[1] ?? [])

/** One line above lists and boards whose records are not all here. */
function PartNotice({ status, path }: { status: SyncStatus; path: string }) {
  const t = useMessages(syncMessages)
  const format = useFormat()
  const says = shownAt(path)
    .map((area) => partText(status, area, t, format))
    .find((text) => text !== undefined)
  if (says === undefined) return null
  const board = path.startsWith(paths.dashboard())
  return (
    <p className="zg-sync-part zg-num" role="status">
      <span className="zg-dot zg-dot-waiting" aria-hidden="true" />
      <span className="zg-sync-part-text">
        {says} {board && t('part.figures')}
      </span>
      <Link to={paths.connection()}>{t('progress')}</Link>
    </p>
  )
}

/** The list of shops tells how this one stood when it was last open. */
function useRemembered(status: SyncStatus) {
  const { platform, address, state, syncedAt, waiting, conflicts } = status
  const complete = isWhole(status)
  useEffect(() => {
    setShopEntry(shopId(), { connection: { platform, address, state, syncedAt, waiting, conflicts, complete } })
  }, [platform, address, state, syncedAt, waiting, conflicts, complete])
}
