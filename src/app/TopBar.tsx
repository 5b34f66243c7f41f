import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import { whenQuiet } from '~/features/safety/whenQuiet'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { setPreference } from '~/session/preferences'
import { useShop } from '~/session/shop'
import { KeyboardIcon, MoonIcon, SearchIcon, SunIcon } from '~/ui/icons'
import { useUi } from '~/ui/UiContext'
import { connectedPart } from './connectedPart'
import { JobBadge } from './JobBadge'
import { appMessages } from './messages'
import { PALETTE_KEY, togglePalette } from './palette/state'
import { PersonMenu } from './PersonMenu'
import { ShopSwitcher } from './ShopSwitcher'

const SyncBadge = lazy(() => whenQuiet().then(() => connectedPart('badge')))

/** The shop and the way to others, the work under way, the palette, who acts, and the switches for language and light or dark. */
export function TopBar({ openSheet }: { openSheet: () => void }) {
  const t = useMessages(appMessages)
  const { language, mode } = useUi()
  const dark = mode === 'dark'
  const connected = useShop((shop) => shop.connected)
  return (
    <header className="zg-top">
      <Link to={paths.home()} className="zg-brand" aria-label={t('product')}>
        <img src="/icon.svg" alt="" width={24} height={24} />
        <span>{t('product')}</span>
      </Link>
      <ShopSwitcher />
      <JobBadge />
      <Suspense>{connected && <SyncBadge />}</Suspense>
      <span className="zg-grow" />
      <button type="button" className="zg-find" title={`${t('search')} (${PALETTE_KEY})`} onClick={togglePalette}>
        <SearchIcon />
        <span>{t('search')}</span>
        <kbd aria-hidden="true">{PALETTE_KEY}</kbd>
      </button>
      <PersonMenu />
      <button
        type="button"
        className="zg-icon-button zg-desktop"
        aria-label={t('shortcuts')}
        title={`${t('shortcuts')} (?)`}
        onClick={openSheet}
      >
        <KeyboardIcon />
      </button>
      <button
        type="button"
        className="zg-icon-button"
        lang={language === 'en' ? 'zh-CN' : 'en'}
        aria-label={t('switchLanguage')}
        title={t('switchLanguage')}
        onClick={() => setPreference({ language: language === 'en' ? 'zh-CN' : 'en' })}
      >
        {language === 'en' ? '中文' : 'English'}
      </button>
      <button
        type="button"
        className="zg-icon-button zg-not-phone"
        aria-label={t(dark ? 'toLight' : 'toDark')}
        title={t(dark ? 'toLight' : 'toDark')}
        onClick={() => setPreference({ theme: dark ? 'light' : 'dark' })}
      >
        {dark ? <SunIcon /> : <MoonIcon />}
      </button>
    </header>
  )
}
