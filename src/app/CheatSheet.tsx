import { useEffect, useRef } from 'react'
import { useMessages } from '~/lib/i18n'
import { CloseIcon } from '~/ui/icons'
import { AREAS } from './areas'
import { appMessages } from './messages'

/** All keys on one sheet, opened by `?`. */
export function CheatSheet({ onClose }: { onClose: () => void }) {
  const t = useMessages(appMessages)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const rows = [
    ...AREAS.map(({ id, key }) => ({ keys: ['g', key], does: t('goTo', { screen: t(id) }) })),
    { keys: ['/'], does: t('searchHere') },
    { keys: ['↑', '↓', 'Home', 'End', 'PgUp', 'PgDn'], does: t('gridMove') },
    { keys: ['Enter'], does: t('gridOpen') },
    { keys: ['Esc'], does: t('closeDrawer') },
    { keys: ['?'], does: t('showShortcuts') },
  ]
  return (
    <dialog ref={dialog} className="zg-sheet" aria-labelledby="zg-sheet-title" onClose={onClose}>
      <header>
        <h2 id="zg-sheet-title">{t('shortcuts')}</h2>
        <button type="button" className="zg-icon-button" aria-label={t('close')} onClick={() => dialog.current?.close()}>
          <CloseIcon />
        </button>
      </header>
      <dl>
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
    </dialog>
  )
}
