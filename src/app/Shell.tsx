import { Fragment, lazy, Suspense, useCallback, useState } from 'react'
import { Outlet, ScrollRestoration } from 'react-router'
import { useAddShop, useEntering } from '~/features/shared/useShopDoors'
import { useMessages } from '~/lib/i18n'
import { useShop } from '~/session/shop'
import { useTitle } from '~/ui/title'
import { Toasts } from '~/ui/Toast'
import { Trouble } from '~/ui/Trouble'
import { CheatSheet } from './CheatSheet'
import { useGoToKeys } from './keys'
import { appMessages } from './messages'
import { BottomNavigation, SideNavigation } from './Navigation'
import { useDemoGoesOn, useShopNews } from './shopNews'
import { TopBar } from './TopBar'
import { Waiting } from './Waiting'

const reload = () => location.reload()

const AddShopSheet = lazy(() => import('~/features/shared/AddShopSheet'))

/** The frame around every screen. */
export function Shell() {
  const t = useMessages(appMessages)
  const { id, state, error, lost, name } = useShop()
  const { entering } = useEntering()
  const addsShop = useAddShop(({ open }) => open)
  const [sheet, setSheet] = useState(false)
  const openSheet = useCallback(() => setSheet(true), [])
  const closeSheet = useCallback(() => setSheet(false), [])
  useGoToKeys(openSheet)
  useShopNews()
  useDemoGoesOn()
  useTitle(name, 'shop')
  return (
    <div className="zg-frame">
      <a className="zg-skip" href="#content">
        {t('skip')}
      </a>
      <TopBar openSheet={openSheet} />
      <SideNavigation />
      <main id="content" tabIndex={-1} className="zg-main">
        {lost && (
          <div className="zg-notice" role="alert">
            <strong>{t('lostTitle')}</strong> {t('lostHint')}
          </div>
        )}
        <Fragment key={id}>
          {state === 'failed' ? <Trouble kind="worker" error={error} onRetry={reload} /> : entering ? <Waiting /> : <Outlet />}
        </Fragment>
      </main>
      <BottomNavigation />
      <Toasts />
      {sheet && <CheatSheet onClose={closeSheet} />}
      {addsShop && (
        <Suspense>
          <AddShopSheet />
        </Suspense>
      )}
      <ScrollRestoration getKey={({ pathname }) => pathname.split('/')[1]} />
    </div>
  )
}
