import { type ReactNode, type RefObject, useRef } from 'react'
import type { TicketState } from '~/domain/ticket'
import { useMessages } from '~/lib/i18n'
import type { DraftMode } from '~/session/replyDrafts'
import { Button } from '~/ui/Button'
import { BulletsIcon, ChevronIcon, ClipIcon, LinkIcon, NumbersIcon, PreviewIcon } from '~/ui/icons'
import { Menu } from '~/ui/Menu'
import { replyMessages } from './replyMessages'
import { asLink, insertion, toggleList } from './textEdit'
import type { TextHandle } from './ReplyText'
import type { Sending } from './useSend'

interface ReplyToolsProps {
  text: RefObject<TextHandle | null>
  previewed: boolean
  onPreview: () => void
  onFiles: (files: readonly File[]) => void
}

/** What a text can hold, for those who do not type it. */
export function ReplyTools({ text, previewed, onPreview, onFiles }: ReplyToolsProps) {
  const t = useMessages(replyMessages)
  const input = useRef<HTMLInputElement>(null)
  const tool = (label: string, icon: ReactNode, act: () => void, pressed?: boolean) => (
    <button type="button" className="zg-icon-button" aria-label={label} title={label} aria-pressed={pressed} onClick={act}>
      {icon}
    </button>
  )
  return (
    <div className="zg-reply-tools" role="group" aria-label={t('bold')}>
      {tool(t('macros'), '/', () =>
        text.current?.edit((all, [from, to]) => insertion(from, /\S$/.test(all.slice(0, from)) ? ' /' : '/', to)),
      )}
      {tool(t('bullets'), <BulletsIcon />, () => text.current?.edit((all, chosen) => toggleList(all, chosen, 'bullets')))}
      {tool(t('numbers'), <NumbersIcon />, () => text.current?.edit((all, chosen) => toggleList(all, chosen, 'numbers')))}
      {tool(t('link'), <LinkIcon />, () => text.current?.edit((all, chosen) => asLink(all, chosen, t('linkText'))))}
      {tool(t('attach'), <ClipIcon />, () => input.current?.click())}
      {tool(t(previewed ? 'edit' : 'preview'), <PreviewIcon />, onPreview, previewed)}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('attach')}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])])
          target.value = ''
        }}
      />
    </div>
  )
}

/** What is there at once is not told to be on its way. */
const SLOWLY = { delay: 400 }

interface SendBarProps {
  mode: DraftMode
  sending: Sending
  whyNot: string | undefined
}

/** The ways to send, the usual one first. */
export function SendButtons({ mode, sending: { send, busy, sent, stopped }, whyNot }: SendBarProps) {
  const t = useMessages(replyMessages)
  if (mode !== 'reply')
    return (
      <Button type="primary" loading={busy && SLOWLY} disabledReason={whyNot} hint={t('keysWait')} onClick={() => void send()}>
        {t(mode === 'note' ? 'addNote' : 'addHeard')}
      </Button>
    )
  const way = sent === 'waiting' ? 'platform' : 'send'
  const looked = stopped?.why === 'look'
  const items: { to: TicketState; label: string; key: string }[] = [
    { to: 'waitingCustomer', label: t(`${way}Wait`), key: t('keysWait') },
    { to: 'solved', label: t(`${way}Solve`), key: t('keysSolve') },
    { to: 'open', label: t(`${way}Open`), key: '' },
  ]
  return (
    <div className="zg-reply-send">
      <Button
        type="primary"
        loading={busy && SLOWLY}
        disabledReason={whyNot}
        hint={t('keysWait')}
        onClick={() => void send(looked ? { to: stopped.to, looked } : {})}
      >
        {looked ? t('sendWithWarnings') : t(`${way}Wait`)}
      </Button>
      <Menu
        label={t('otherWays')}
        alignEnd
        className="zg-icon-button zg-reply-more"
        button={
          <>
            <span className="zg-hidden">{t('otherWays')}</span>
            <ChevronIcon />
          </>
        }
        groups={[
          items.map(({ to, label, key }) => ({
            key: to,
            label,
            aside: key,
            disabledReason: whyNot,
            onPick: () => void send({ to, looked }),
          })),
        ]}
      />
    </div>
  )
}
