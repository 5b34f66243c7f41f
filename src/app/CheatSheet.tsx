import { lazy, Suspense } from 'react'
import { useLocation } from 'react-router'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { Sheet } from '~/ui/Sheet'
import { AREAS } from './areas'
import { appMessages } from './messages'
import { PALETTE_KEY } from './palette/state'

const ServiceKeys = lazy(async () => ({ default: (await import('~/features/service/keys/KeyTable')).KeyTable }))

/** All keys on one sheet, opened by `?`: those of the whole app, and those of the screen where it has more. */
export function CheatSheet({ onClose }: { onClose: () => void }) {
  const t = useMessages(appMessages)
  const { pathname } = useLocation()
  const atService = pathname === paths.service() || pathname.startsWith(paths.ticket({ key: '' }))
  const rows = [
    { keys: PALETTE_KEY.split(/\s|(?<=⌘)/), does: t('searchAll') },
    ...AREAS.map(({ id, key }) => ({ keys: ['g', key], does: t('goTo', { screen: t(id) }) })),
    ...(atService ? [] : [{ keys: ['/'], does: t('searchHere') }]),
    { keys: ['↑', '↓', 'Home', 'End', 'PgUp', 'PgDn'], does: t('gridMove') },
    { keys: ['Enter'], does: t('gridOpen') },
    { keys: ['Esc'], does: t('closeDrawer') },
    { keys: ['?'], does: t('showShortcuts') },
  ]
  return (
    <Sheet title={t('shortcuts')} onClose={onClose}>
      {atService && (
        <Suspense fallback={null}>
          <ServiceKeys />
        </Suspense>
      )}
      <dl className="zg-keys">
        {rows.map(({ keys, does }) => (
          <div key={does}>
            <dt>{does}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Sheet>
  )
}
