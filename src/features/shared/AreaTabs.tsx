import { Link, useLocation } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { useMarkInSight } from '~/ui/useMarkInSight'
import { areaTabMessages } from './areaTabMessages'

/** Screens of one area, in the order of their tabs. */
const TABS = {
  catalog: [
    { tab: 'list', to: paths.listings() },
    { tab: 'skus', to: paths.products() },
    { tab: 'flow', to: paths.listingFlow() },
    { tab: 'review', to: paths.listingReview() },
    { tab: 'calendar', to: paths.listingCalendar() },
    { tab: 'sweep', to: paths.listingSweep() },
    { tab: 'audit', to: paths.listingAudit() },
    { tab: 'categories', to: paths.categories() },
    { tab: 'prices', to: paths.prices() },
    { tab: 'health', to: paths.listingHealth() },
    { tab: 'reviews', to: paths.reviews() },
  ],
  promotions: [
    { tab: 'plans', to: paths.promotions() },
    { tab: 'promotionCalendar', to: paths.promotionCalendar() },
    { tab: 'coupons', to: paths.coupons() },
    { tab: 'members', to: paths.members() },
  ],
  service: [
    { tab: 'inbox', to: paths.service() },
    { tab: 'returns', to: paths.returns() },
    { tab: 'complaints', to: paths.complaints() },
    { tab: 'quality', to: paths.quality() },
    { tab: 'handOff', to: paths.handOff() },
    { tab: 'deskSettings', to: paths.deskSettings() },
  ],
  stock: [
    { tab: 'levels', to: paths.stock() },
    { tab: 'moves', to: paths.moves() },
    { tab: 'counts', to: paths.counts() },
    { tab: 'planning', to: paths.planning() },
    { tab: 'alerts', to: paths.alerts() },
    { tab: 'purchases', to: paths.purchases() },
    { tab: 'suppliers', to: paths.suppliers() },
    { tab: 'places', to: paths.places() },
  ],
} as const

/** The way to the other screens of an area. */
export function AreaTabs({ of }: { of: keyof typeof TABS }) {
  const t = useMessages(areaTabMessages)
  const { pathname } = useLocation()
  // A record that is open lies below its list: of the tabs that lead there the nearest.
  const within = TABS[of].filter(({ to }) => pathname === to || pathname.startsWith(`${to}/`))
  const here = within.toSorted((a, b) => b.to.length - a.to.length).at(0)?.tab
  const nav = useMarkInSight<HTMLElement>(here)
  return (
    <nav ref={nav} className="zg-tabs" aria-label={t(of)}>
      {TABS[of].map(({ tab, to }) => (
        <Link key={tab} to={to} className="zg-tab" aria-current={tab === here ? 'page' : undefined}>
          {t(tab)}
        </Link>
      ))}
    </nav>
  )
}
