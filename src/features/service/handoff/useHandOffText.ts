import type { HandOff, HandOffTicket } from '~/domain/handOff'
import { ticketWords } from '~/features/shared/ticketWords'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { messages } from './messages'

type OpenState = Exclude<HandOffTicket['state'], 'solved' | 'closed'>
const isOpen = (state: HandOffTicket['state']): state is OpenState => state !== 'solved' && state !== 'closed'

/** What has to be done next with a ticket. */
export function useNextStep(): (ticket: Pick<HandOffTicket, 'state'>) => string {
  const t = useMessages(messages)
  return ({ state }) => (isOpen(state) ? t(`next.${state}`) : '')
}

/** The shift as plain text, to be pasted anywhere. */
export function useHandOffText(): (shift: HandOff, name: string, note: string) => string {
  const t = useMessages(messages)
  const words = useMessages(ticketWords)
  const format = useFormat()
  const nextStep = useNextStep()
  return (shift, name, note) => {
    const line = (ticket: HandOffTicket) =>
      [
        `- ${ticket.key} ${ticket.subject}`,
        t('open', { state: words(ticket.state), next: nextStep(ticket) }),
        ...(ticket.dueAt === undefined ? [] : [`${t('due')} ${format.time(ticket.dueAt)}`]),
        ...(ticket.promised ? [`${t('promised')}: ${ticket.promised.text}`] : []),
      ].join(' · ')
    return [
      t('text.head', { name, time: format.time(Date.now()) }),
      t('text.done', { solved: shift.solved, answered: shift.answered, opened: shift.opened }),
      '',
      t('mine'),
      ...(shift.mine.length === 0 ? [t('mine.none')] : shift.mine.map(line)),
      ...(note === '' ? [] : ['', t('note'), note]),
    ].join('\n')
  }
}
