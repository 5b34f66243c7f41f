import { useState } from 'react'
import { useMessages } from '~/lib/i18n'
import { useCommand } from '~/features/shared/useCommand'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { TierInput } from './CustomerTier'
import { customerMessages } from './messages'

/** One tier for many customers: one line of the history, one undo. */
export function SetTier({ customers, count, onClose }: { customers: readonly string[]; count: number; onClose: () => void }) {
  const t = useMessages(customerMessages)
  const run = useCommand()
  const [tier, setTier] = useState('')
  const save = async () => {
    const [customer, ...also] = customers
    if (customer === undefined) return onClose()
    const next = tier.trim()
    const outcome = await run(
      { kind: 'customer.edit', args: { customer, also, set: { tier: next === '' ? undefined : next } } },
      { done: next === '' ? t('tierManyNone', { count }) : t('tierMany', { count, tier: next }) },
    )
    if (outcome?.ok) onClose()
  }
  return (
    <Sheet title={t('tierTitle', { count })} onClose={onClose}>
      <form
        className="zg-stack"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TierInput value={tier} title={t('tierHint')} onChange={setTier} />
        <p className="zg-second zg-small">{t('tierHint')}</p>
        <div className="zg-row">
          <Button type="primary" htmlType="submit">
            {t('tierSave')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
