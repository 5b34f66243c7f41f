import { useState } from 'react'
import { useNavigate } from 'react-router'
import { SEVERITIES, type Severity } from '~/domain/complaint'
import type { Refusal } from '~/domain/command'
import { refusalText, useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { complaintsMessages } from './messages'
import { Select } from './Select'
import { complaintWords } from './words'

/** Makes a ticket a complaint: of one that is known, or of the one whose number is typed. */
export function OpenSheet({ ticket = '', onClose }: { ticket?: string; onClose: () => void }) {
  const t = useMessages(complaintsMessages)
  const words = useMessages(complaintWords)
  const run = useCommand()
  const navigate = useNavigate()
  const [number, setNumber] = useState(ticket)
  const [severity, setSeverity] = useState<Severity>('minor')
  const [refusal, setRefusal] = useState<Refusal>()
  const key = number.trim()
  const open = async () => {
    if (key === '') return
    const note = t('noteOpen', { severity: words(`severity.${severity}`) })
    const outcome = await run({ kind: 'complaint.open', args: { key, severity, note } }, { done: t('opened_', { key }), quiet: true })
    if (outcome?.ok) {
      onClose()
      void navigate(paths.complaint({ key }))
    } else if (outcome) setRefusal(outcome.refusal)
  }
  return (
    <Sheet title={t('openFrom')} onClose={onClose}>
      <form
        className="zg-form"
        onSubmit={(event) => {
          event.preventDefault()
          void open()
        }}
      >
        <p className="zg-second">{t('ticketHint')}</p>
        <label>
          <span className="zg-small zg-second">{t('ticketNumber')}</span>
          <input
            className="zg-input"
            aria-label={t('ticketNumber')}
            value={number}
            readOnly={ticket !== ''}
            onChange={({ target }) => {
              setRefusal(undefined)
              setNumber(target.value)
            }}
          />
        </label>
        <Select
          label={t('severity')}
          value={severity}
          choices={SEVERITIES.map((value) => ({ value, label: words(`severity.${value}`) }))}
          onChange={(next) => setSeverity(SEVERITIES.find((each) => each === next) ?? 'minor')}
        />
        {refusal && (
          <p className="zg-warning" role="alert">
            {refusal.why === 'notFound' ? t('noTicket') : refusalText(refusal)}
          </p>
        )}
        <div className="zg-row">
          <Button type="primary" htmlType="submit" disabledReason={key === '' ? t('ticketHint') : undefined}>
            {t('openButton')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
