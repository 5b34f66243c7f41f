import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { Page } from '~/ui/Page'
import { BackupSection } from './BackupSection'
import { ConnectionSection } from './ConnectionSection'
import { settingsMessages } from './messages'
import { PeopleForm } from './PeopleForm'
import { PreferencesForm } from './PreferencesForm'
import { ShopForm } from './ShopForm'
import { ShopsForm } from './ShopsForm'
import { StorageFacts } from './StorageFacts'

/** The shop, the reader's own preferences, and where the data lies. */
export default function SettingsScreen() {
  const t = useMessages(settingsMessages)
  useSectionInSight()
  return (
    <Page title={t('title')} narrow>
      <div className="zg-stack">
        <ShopForm />
        <ShopsForm />
        <ConnectionSection />
        <PeopleForm />
        <PreferencesForm />
        <BackupSection />
        <StorageFacts />
      </div>
    </Page>
  )
}

const SETTLED_AFTER_MS = 2000

/** Brings the section that the address names in sight, and keeps it there while others above it still grow; the reader's first move ends that. */
function useSectionInSight() {
  const { hash, key } = useLocation()
  useEffect(() => {
    const section = hash.length > 1 ? document.getElementById(hash.slice(1)) : null
    const page = section?.parentElement
    if (!section || !page) return undefined
    const show = () => section.scrollIntoView({ block: 'start' })
    const growth = new ResizeObserver(show)
    const stop = () => growth.disconnect()
    const moves = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const
    growth.observe(page)
    show()
    const timer = setTimeout(stop, SETTLED_AFTER_MS)
    for (const move of moves) addEventListener(move, stop, { once: true, passive: true })
    return () => {
      stop()
      clearTimeout(timer)
      for (const move of moves) removeEventListener(move, stop)
    }
  }, [hash, key])
}
