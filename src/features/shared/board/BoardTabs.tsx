import { useEffect, useRef } from 'react'
import { NavLink, useLocation, useSearchParams } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { messages } from './messages'
import { readView, writeView } from './view'

/** The boards in the order of their tabs. */
export const BOARD_TABS = ['overview', 'sales', 'products', 'customers', 'traffic', 'stock', 'service', 'goals'] as const
export type BoardTab = (typeof BOARD_TABS)[number]

/** The way to the other boards; window, filters and scope go along. */
export function BoardTabs() {
  const t = useMessages(messages)
  const [params] = useSearchParams()
  const { pathname } = useLocation()
  const nav = useRef<HTMLElement>(null)
  // Where the tabs do not all fit, the open one is in sight.
  useEffect(() => {
    const open = nav.current?.querySelector<HTMLElement>('[aria-current="page"]')
    if (nav.current && open) nav.current.scrollLeft = open.offsetLeft - (nav.current.clientWidth - open.offsetWidth) / 2
  }, [pathname])
  const search = writeView(readView(params)).toString()
  return (
    <nav ref={nav} className="zg-tabs" aria-label={t('tabs')}>
      {BOARD_TABS.map((tab) => (
        <NavLink key={tab} to={{ pathname: paths.board(tab), search }} end className="zg-tab">
          {t(`tab.${tab}`)}
        </NavLink>
      ))}
    </nav>
  )
}
