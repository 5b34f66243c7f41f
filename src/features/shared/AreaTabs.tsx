import { NavLink } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { areaTabMessages } from './areaTabMessages'

/** Screens of one area, in the order of their tabs. */
const TABS = {
  catalog: [{ tab: 'skus', to: paths.products() }, { tab: 'prices', to: paths.prices() }],
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
