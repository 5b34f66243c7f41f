import type { MacroAction } from '~/domain/desk'
import { unknownIn } from '~/domain/macroText'
import type { AttachmentRow } from '~/domain/work'
import { ticketWords } from '~/features/shared/ticketWords'
import { usePersonName } from '~/features/shared/usePersonName'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { CloseIcon } from '~/ui/icons'
import { isSameAction } from './macroPick'
import { replyMessages } from './replyMessages'

/** An action of a macro in words. */
function useActionText(): (action: MacroAction) => string {
  const t = useMessages(replyMessages)
  const word = useMessages(ticketWords)
  const nameOf = usePersonName()
  return (action) => {
    switch (action.kind) {
      case 'state':
        return t('action.state', { to: word(action.to) })
      case 'tag':
        return t('action.tag', { to: action.tag })
      case 'untag':
        return t('action.untag', { to: action.tag })
      case 'priority':
        return t('action.priority', { to: word(`priority.${action.to}`) })
      case 'queue':
        return t('action.queue', { to: word(`queue.${action.to}`) })
      case 'reason':
        return t('action.reason', { to: word(`reason.${action.to}`) })
      case 'assign':
        return t('action.assign', { to: action.to === 'me' ? t('me') : nameOf(action.to) })
      case 'return':
      case 'refund':
        return t(`action.${action.kind}`)
    }
  }
}

interface Removable {
  key: string
  text: string
  label: string
  onRemove: () => void
}

function Chips({ label, items }: { label: string; items: readonly Removable[] }) {
  if (items.length === 0) return null
  return (
    <ul className="zg-reply-chips" aria-label={label}>
      {items.map(({ key, text, label: remove, onRemove }) => (
        <li key={key} className="zg-reply-chip">
          {text}
          <button type="button" aria-label={remove} onClick={onRemove}>
            <CloseIcon />
          </button>
        </li>
      ))}
    </ul>
  )
}

interface ReplyExtrasProps {
  actions: readonly MacroAction[]
  files: readonly string[]
  known: ReadonlyMap<string, AttachmentRow>
  hasOrder: boolean
  onActions: (actions: readonly MacroAction[]) => void
  onRemoveFile: (key: string) => void
}

/** What goes with a message: what a macro does beside it, and what is attached. */
export function ReplyExtras({ actions, files, known, hasOrder, onActions, onRemoveFile }: ReplyExtrasProps) {
  const t = useMessages(replyMessages)
  const textOf = useActionText()
  const opens = actions.some(({ kind }) => kind === 'return' || kind === 'refund')
  return (
    <>
      <Chips
        label={t('actions')}
        items={actions.map((action) => ({
          key: JSON.stringify(action),
          text: textOf(action),
          label: t('removeAction', { action: textOf(action) }),
          onRemove: () => onActions(actions.filter((other) => !isSameAction(other, action))),
        }))}
      />
      {opens && !hasOrder && <p className="zg-warning zg-small">{t('noOrder')}</p>}
      <Chips
        label={t('files')}
        items={files.map((key) => {
          const name = known.get(key)?.name ?? t('files')
          return { key, text: name, label: t('removeFile', { name }), onRemove: () => onRemoveFile(key) }
        })}
      />
    </>
  )
}

interface UnknownNoticeProps {
  text: string
  /** Sending was stopped for it. */
  asked: boolean
  onFill: (place: { from: number; to: number }) => void
}

/** Places of a macro that nothing is known of. */
export function UnknownNotice({ text, asked, onFill }: UnknownNoticeProps) {
  const t = useMessages(replyMessages)
  const unknown = unknownIn(text)
  if (unknown.length === 0) return null
  return (
    <div role={asked ? 'alert' : 'status'} className="zg-reply-unknown zg-small">
      <span>{t('unknown', { count: unknown.length, names: [...new Set(unknown.map(({ name }) => name))].join(', ') })}</span>
      {asked && <span>{t('unknownHint')}</span>}
      <Button size="small" onClick={() => onFill(unknown[0])}>
        {t('fillNext')}
      </Button>
    </div>
  )
}
