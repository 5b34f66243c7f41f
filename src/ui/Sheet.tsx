import { useEffect, useRef, type ReactNode } from 'react'
import { useMessages } from '~/lib/i18n'
import { CloseIcon } from './icons'
import { uiMessages } from './messages'

/** A panel over the page that closes by Esc, by its button and by a press beside it; on a phone it rises from below. */
export function Sheet({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const t = useMessages(uiMessages)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const opener = document.activeElement
    dialog.current?.showModal()
    // A dialog that is taken off the page while it is open does not give the focus back by itself.
    return () => {
      if (opener instanceof HTMLElement && document.activeElement === document.body) opener.focus({ preventScroll: true })
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className="zg-sheet"
      aria-label={title}
      onClose={onClose}
      // Esc closes this alone, not the drawer that it was opened from.
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
      onClick={({ target, currentTarget }) => target === currentTarget && currentTarget.close()}
    >
      <div className="zg-sheet-body">
        <header>
          <h2>{title}</h2>
          <button type="button" className="zg-icon-button" aria-label={t('close')} onClick={() => dialog.current?.close()}>
            <CloseIcon />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  )
}
