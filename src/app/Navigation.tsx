import { useRef, useState } from 'react'
import { NavLink, useLocation } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { setPreference } from '~/session/preferences'
import { MoonIcon, MoreIcon, SunIcon } from '~/ui/icons'
import { useUi } from '~/ui/UiContext'
import { AREAS } from './areas'
import { appMessages } from './messages'

/** The way to an area; it is marked on all screens of the area, wherever their addresses begin. */
function AreaLink({ area, title }: { area: (typeof AREAS)[number]; title?: string }) {
  const t = useMessages(appMessages)
  const { pathname } = useLocation()
  const { id, to, Icon } = area
  const inside = 'also' in area && pathname.startsWith(area.also)
  return (
    <NavLink to={to} end={to === paths.home()} title={title} className={({ isActive }) => (isActive || inside ? 'active' : '')}>
      <Icon />
      <span>{t(id)}</span>
    </NavLink>
  )
}

/** The areas at the left. */
export function SideNavigation() {
  const t = useMessages(appMessages)
  return (
    <nav className="zg-side" aria-label={t('navigation')}>
      {AREAS.map((area) => (
        <AreaLink key={area.id} area={area} title={`${t(area.id)} (g ${area.key})`} />
      ))}
    </nav>
  )
}

const ON_BAR = 4

/** The same on a phone: four areas and the rest behind “more”. */
export function BottomNavigation() {
  const t = useMessages(appMessages)
  const dark = useUi().mode === 'dark'
  const nav = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  // Open on the screen where it was opened, so that going elsewhere closes it.
  const [openAt, setOpenAt] = useState<string>()
  const open = openAt === pathname
  const rest = AREAS.slice(ON_BAR)
  return (
    <nav
      ref={nav}
      className="zg-bottom"
      aria-label={t('navigation')}
      onBlur={({ relatedTarget }) => relatedTarget instanceof Node && !nav.current?.contains(relatedTarget) && setOpenAt(undefined)}
      onKeyDown={({ key }) => key === 'Escape' && setOpenAt(undefined)}
    >
      {open && (
        <div className="zg-bottom-more" id="zg-bottom-more">
          {rest.map((area) => (
            <AreaLink key={area.id} area={area} />
          ))}
          <button type="button" className="zg-bottom-look" onClick={() => setPreference({ theme: dark ? 'light' : 'dark' })}>
            {dark ? <SunIcon /> : <MoonIcon />}
            <span>{t(dark ? 'toLight' : 'toDark')}</span>
          </button>
        </div>
      )}
      {AREAS.slice(0, ON_BAR).map((area) => (
        <AreaLink key={area.id} area={area} />
      ))}
      <button
        type="button"
        aria-expanded={open}
        aria-controls="zg-bottom-more"
        className={rest.some(({ to }) => pathname.startsWith(to)) ? 'active' : undefined}
        onClick={() => setOpenAt(open ? undefined : pathname)}
      >
        <MoreIcon />
        <span>{t('more')}</span>
      </button>
    </nav>
  )
}
