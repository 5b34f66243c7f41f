import { NavLink } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
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
  return (
    <nav className="zg-tabs" aria-label={t(of)}>
      {TABS[of].map(({ tab, to }) => (
        <NavLink key={tab} to={to} end className="zg-tab">
          {t(tab)}
        </NavLink>
      ))}
    </nav>
  )
}
