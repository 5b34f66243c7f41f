import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { TicketDetail } from '~/store/ticketList'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { matterMessages } from './matterMessages'
import { TicketPicker } from './TicketPicker'

/** Tickets of one matter become one. */
export function MergeSheet({ detail: { ticket, customer }, onClose }: { detail: TicketDetail; onClose: () => void }) {
  const t = useMessages(matterMessages)
  const run = useCommand()
  const navigate = useNavigate()
  const [chosen, choose] = useState<readonly string[]>([])
  const merge = async (into: string, keys: readonly string[]) => {
    const outcome = await run({ kind: 'ticket.merge', args: { into, keys } }, { done: t('merged') })
    if (!outcome?.ok) return
    onClose()
    if (into !== ticket.key) void navigate(paths.ticket({ key: into }))
  }
  const none = chosen.length === 0 ? t('pickOne') : undefined
  return (
    <Sheet title={t('merge')} onClose={onClose}>
      <div className="zg-stack-tight">
        <p className="zg-second">{t('mergeHint')}</p>
        <TicketPicker self={[ticket.key]} customer={customer} many chosen={chosen} onChoose={choose} />
        <div className="zg-row zg-sheet-foot">
          <Button type="primary" disabledReason={none} onClick={() => void merge(ticket.key, chosen)}>
            {t('mergeHere')}
          </Button>
          <Button
            disabledReason={none ?? (chosen.length > 1 ? t('pickJustOne') : undefined)}
            onClick={() => void merge(chosen[0], [ticket.key])}
          >
            {t('mergeThere')}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
