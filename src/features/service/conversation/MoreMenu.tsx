import { useNavigate } from 'react-router'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { paths } from '~/paths'
import type { TicketDetail } from '~/store/ticketList'
import { MoreIcon } from '~/ui/icons'
import { Menu, type MenuItem } from '~/ui/Menu'
import { showToast } from '~/ui/Toast'
import { useEvidence } from './useEvidence'
import { matterMessages } from './matterMessages'
import type { Matter } from './matters'
import { conversationMessages } from './messages'

interface MoreMenuProps {
  detail: TicketDetail
  open: (matter: Matter) => void
  hear: () => void
}

const MATTERS = ['merge', 'split', 'link', 'dispute', 'rate', 'tags'] as const satisfies readonly Matter[]

/** What is done with a ticket less often. */
export function MoreMenu({ detail, open, hear }: MoreMenuProps) {
  const t = useMessages(matterMessages)
  const words = useMessages(conversationMessages)
  const navigate = useNavigate()
  const evidence = useEvidence()
  const whyNot = useWhyNot('ticket.set')
  const { key, order, splitFrom } = detail.ticket
  const go = (to: string) => () => void navigate(to)
  const written: MenuItem[] = [
    { key: 'hear', label: t('hearDo'), onPick: hear },
    ...MATTERS.map((matter) => ({ key: matter, label: t(`${matter}Do`), onPick: () => open(matter) })),
  ]
  const ofOrder: MenuItem[] = order
    ? [
        { key: 'return', label: t('returnDo'), onPick: go(paths.newReturn({ order, ticket: key })) },
        { key: 'refund', label: t('refundDo'), onPick: () => open('refund') },
        { key: 'order', label: t('orderDo'), onPick: go(paths.order({ number: order })) },
      ]
    : []
  const about: MenuItem[] = [...ofOrder, { key: 'complaint', label: t('complaintDo'), onPick: go(paths.complaint({ key })) }]
  const copyLink = async () => {
    try {
      await navigator.clipboard.writeText(new URL(paths.ticket({ key }), location.href).href)
      showToast(t('linkCopied'))
    } catch {
      showToast(words('copyFailed'), { tone: 'bad' })
    }
  }
  return (
    <Menu
      label={words('more')}
      alignEnd
      button={
        <>
          <span className="zg-hidden">{words('more')}</span>
          <MoreIcon />
        </>
      }
      groups={[
        written.map((item) => (whyNot === undefined ? item : { ...item, disabledReason: whyNot })),
        about,
        [
          { key: 'evidence', label: t('evidenceDo'), onPick: () => void evidence(detail) },
          { key: 'copy', label: t('copyLink'), onPick: () => void copyLink() },
          ...(splitFrom === undefined
            ? []
            : [{ key: 'from', label: words('splitFrom', { key: splitFrom }), onPick: go(paths.ticket({ key: splitFrom })) }]),
        ],
      ]}
    />
  )
}
