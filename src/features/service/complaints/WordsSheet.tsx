import { Input } from 'antd'
import { useState, type ReactNode } from 'react'
import { LONGEST_SAID } from '~/domain/complaintRules'
import { useOnePress } from '~/features/shared/useOnePress'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { detailMessages } from './detailMessages'

/** Asks for a reason in words before something is done. */
export function WordsSheet({
  title,
  label,
  action,
  children,
  ready = true,
  whyNot,
  onSend,
  onClose,
}: {
  title: string
  label: string
  action: string
  children?: ReactNode
  /** What else is asked for is there. */
  ready?: boolean
  /** Why it cannot be done, whatever is written. */
  whyNot?: string | undefined
  /** True: it is done, and the sheet closes. */
  onSend: (words: string) => Promise<boolean>
  onClose: () => void
}) {
  const t = useMessages(detailMessages)
  const [words, setWords] = useState('')
  const missing = whyNot ?? (!ready || words.trim() === '' ? t('missing') : undefined)
  const send = useOnePress(async () => {
    if (missing !== undefined || !(await onSend(words.trim()))) return false
    onClose()
    return true
  })
  return (
    <Sheet title={title} onClose={onClose}>
      <form
        className="zg-form"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        {children}
        <label>
          <span className="zg-small zg-second">{label}</span>
          <Input.TextArea
            autoSize={{ minRows: 2, maxRows: 8 }}
            aria-label={label}
            maxLength={LONGEST_SAID}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        </label>
        <div className="zg-row">
          <Button type="primary" htmlType="submit" disabledReason={missing}>
            {action}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </form>
    </Sheet>
  )
}
