import { useState } from 'react'
import { useCommand } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import type { TicketDetail } from '~/store/ticketList'
import { Button } from '~/ui/Button'
import { Sheet } from '~/ui/Sheet'
import { matterMessages } from './matterMessages'
import { TicketPicker } from './TicketPicker'

/** Tickets that have to do with each other lead to each other. */
export function LinkSheet({ detail: { ticket, customer }, onClose }: { detail: TicketDetail; onClose: () => void }) {
  const t = useMessages(matterMessages)
  const run = useCommand()
  const [chosen, choose] = useState<readonly string[]>([])
  const { key, links = [] } = ticket
  const set = (other: string, linked: boolean) =>
    run({ kind: 'ticket.link', args: { key, other, linked } }, { done: t(linked ? 'linkDone' : 'unlinked') })
  const link = async () => {
    if ((await set(chosen[0], true))?.ok) onClose()
  }
  return (
    <Sheet title={t('link')} onClose={onClose}>
      <div className="zg-stack-tight">
        <p className="zg-second">{t('linkHint')}</p>
        {links.map((other) => (
          <div key={other} className="zg-row">
            <Button size="small" onClick={() => void set(other, false)}>
              {t('unlink', { key: other })}
            </Button>
          </div>
        ))}
        <TicketPicker self={[key, ...links]} customer={customer} many={false} chosen={chosen} onChoose={choose} />
        <div className="zg-row zg-sheet-foot">
          <Button type="primary" disabledReason={chosen.length === 0 ? t('pickOne') : undefined} onClick={() => void link()}>
            {t('linkHere')}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
