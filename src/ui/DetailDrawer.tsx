import { Drawer } from 'antd'
import type { ReactNode } from 'react'
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
  return (
    <Drawer
      open
      size={phone ? '100%' : wide ? SIZE.drawerWide : SIZE.drawer}
      onClose={onClose}
      closable={false}
      aria-label={title}
      styles={{ body: { padding: phone ? 16 : 24 }, header: { padding: phone ? '8px 16px' : '12px 24px' } }}
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
