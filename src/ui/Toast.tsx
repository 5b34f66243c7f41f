import { create } from 'zustand'
import { useMessages } from '~/lib/i18n'
import { CloseIcon } from './icons'
import { uiMessages } from './messages'

interface Toast {
  id: number
  text: string
  tone: 'plain' | 'bad'
  undo?: () => void
}

const useToasts = create<{ toasts: Toast[] }>()(() => ({ toasts: [] }))
const SHOWN_MS = 6000
const SHOWN_WITH_UNDO_MS = 10_000
let last = 0

function dismiss(id: number) {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }))
}

/** Says in one line what has happened, with a way to take it back. Errors stay until they are closed. */
export function showToast(text: string, { tone = 'plain', undo }: { tone?: Toast['tone']; undo?: () => void } = {}): void {
  const id = ++last
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts.slice(-2), { id, text, tone, undo }] }))
  if (tone === 'plain') setTimeout(() => dismiss(id), undo ? SHOWN_WITH_UNDO_MS : SHOWN_MS)
}

/** Where the toasts appear; stands once in the frame. */
export function Toasts() {
  const t = useMessages(uiMessages)
  const { toasts } = useToasts()
  return (
    <div className="zg-toasts" role="status" aria-live="polite">
      {toasts.map(({ id, text, tone, undo }) => (
        <div key={id} className={`zg-toast${tone === 'bad' ? ' zg-toast-bad' : ''}`}>
          <span>{text}</span>
          {undo && (
            <button
              type="button"
              className="zg-toast-undo"
              onClick={() => {
                dismiss(id)
                undo()
              }}
            >
              {t('undo')}
            </button>
          )}
          <button type="button" className="zg-icon-button" aria-label={t('close')} onClick={() => dismiss(id)}>
            <CloseIcon />
          </button>
        </div>
      ))}
    </div>
  )
}
