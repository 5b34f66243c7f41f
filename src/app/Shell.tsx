import { Fragment, lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { Outlet, ScrollRestoration, useLocation } from 'react-router'
import { nameOfRecord } from '~/domain/recordRef'
import { whenQuiet } from '~/features/safety/whenQuiet'
import { useAddShop, useEntering } from '~/features/shared/useShopDoors'
import { useMessages } from '~/lib/i18n'
import { useTurn } from '~/session/cache'
import { rememberRecord } from '~/session/recents'
import { useShop } from '~/session/shop'
import { useTitle } from '~/ui/title'
import { Toasts } from '~/ui/Toast'
import { Trouble } from '~/ui/Trouble'
import { CheatSheet } from './CheatSheet'
import { connectedPart } from './connectedPart'
import { useGoToKeys } from './keys'
import { appMessages } from './messages'
import { BottomNavigation, SideNavigation } from './Navigation'
import { useDemoGoesOn, useShopNews } from './shopNews'
import { PaletteDoor } from './palette/PaletteDoor'
import { TopBar } from './TopBar'
import { Waiting } from './Waiting'

const reload = () => location.reload()

const SafetyNotices = lazy(() => whenQuiet().then(() => import('~/features/safety/SafetyNotices')))
const DeskRounds = lazy(() => whenQuiet().then(() => import('~/features/service/DeskRounds')))
const PlanNotice = lazy(() => whenQuiet().then(() => import('~/features/shared/listing/PlanNotice')))
const SyncNotices = lazy(() => whenQuiet().then(() => connectedPart('notices')))
const AddShopSheet = lazy(() => import('~/features/shared/AddShopSheet'))

/** The frame around every screen. */
export function Shell() {
  const t = useMessages(appMessages)
  const { id, state, error, name, connected } = useShop()
  const { turn } = useTurn()
  const { entering } = useEntering()
  const addsShop = useAddShop(({ open }) => open)
  const [sheet, setSheet] = useState(false)
  const openSheet = useCallback(() => setSheet(true), [])
  const closeSheet = useCallback(() => setSheet(false), [])
  useGoToKeys(openSheet)
  useShopNews()
  useDemoGoesOn()
  useRecentRecord()
  useTitle(name, 'shop')
  return (
    <div className="zg-frame">
      <a className="zg-skip" href="#content">
        {t('skip')}
      </a>
      <TopBar openSheet={openSheet} />
      <SideNavigation />
      <main id="content" tabIndex={-1} className="zg-main">
        <Suspense>
          <SafetyNotices />
          <PlanNotice />
          <DeskRounds />
          {connected && <SyncNotices />}
        </Suspense>
        <Fragment key={`${id} ${turn}`}>
          {state === 'failed' ? <Trouble kind="worker" error={error} onRetry={reload} /> : entering ? <Waiting /> : <Outlet />}
        </Fragment>
      </main>
      <BottomNavigation />
      <Toasts />
      {sheet && <CheatSheet onClose={closeSheet} />}
      <PaletteDoor openSheet={openSheet} />
      <Suspense>{addsShop && <AddShopSheet />}</Suspense>
      <ScrollRestoration getKey={({ pathname }) => pathname.split('/')[1]} />
    </div>
  )
}

/** Keeps in mind which orders and products were opened, for the palette. */
function useRecentRecord() {
  const { pathname } = useLocation()
  const shop = useShop(({ id }) => id)
  useEffect(() => {
    const [, area, key] = pathname.split('/')
    const kind = area === 'orders' ? 'order' : area === 'products' ? 'product' : undefined
    if (kind && key) rememberRecord(shop, nameOfRecord({ kind, key: decoded(key) }))
  }, [pathname, shop])
}

/** An address may be typed by hand: a lone % in it stands for itself. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
