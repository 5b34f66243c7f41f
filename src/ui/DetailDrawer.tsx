import { Drawer } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import { useMessages } from '~/lib/i18n'
import { CloseIcon } from './icons'
import { uiMessages } from './messages'
import { useTitle } from './title'
import { SIZE } from './tokens'
import { usePhone } from './usePhone'

export interface DetailDrawerProps {
  title: string
  /** Beside the title: a state. */
  aside?: ReactNode
  wide?: boolean
  onClose: () => void
  children: ReactNode
}

/** The details of a row, over the list, at an address of their own. On a phone they take the screen. */
export function DetailDrawer({ title, aside, wide = false, onClose, children }: DetailDrawerProps) {
  const t = useMessages(uiMessages)
  const phone = usePhone()
  useTitle(title, 'drawer')
  useReturnedFocus()
  return (
    <Drawer
      open
      size={phone ? '100%' : wide ? SIZE.drawerWide : SIZE.drawer}
      onClose={onClose}
      closable={false}
      aria-label={title}
      classNames={{ body: 'zg-drawer-body', header: 'zg-drawer-header' }}
      title={
        <div className="zg-drawer-head">
          <h2>{title}</h2>
          {aside}
          <span className="zg-grow" />
          <button type="button" className="zg-icon-button" aria-label={t('close')} title={`${t('close')} (Esc)`} onClick={onClose}>
            <CloseIcon />
          </button>
        </div>
      }
    >
      {children}
    </Drawer>
  )
}

/** Closing gives the focus back to where it was, or to the list that the details belong to, or to the title of the page. */
function useReturnedFocus() {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      const back =
        before instanceof HTMLElement && before.isConnected && before !== document.body
          ? before
          : document.querySelector('[role=grid], main h1')
      if (back instanceof HTMLElement) back.focus({ preventScroll: true })
    },
    [before],
  )
}
