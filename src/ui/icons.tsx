import type { ReactNode } from 'react'

/** Line icons of 20 px in the ink around them; decoration beside a word, so hidden from screen readers. */
function icon(drawing: ReactNode) {
  return function Icon() {
    return (
      <svg className="zg-icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        {drawing}
      </svg>
    )
  }
}

export const DashboardIcon = icon(<path d="M3 17V9.5M8 17V4M13 17v-6M18 17V7M2 17h16.5" />)
export const OrdersIcon = icon(<path d="M5 2.5h10v15l-2.5-1.7-2.5 1.7-2.5-1.7L5 17.5zM8 7h4M8 10.5h4" />)
export const ProductsIcon = icon(<path d="M3 6.5 10 3l7 3.5v7L10 17l-7-3.5zM3 6.5l7 3.5 7-3.5M10 10v7" />)
export const StockIcon = icon(<path d="M2.5 8 10 3.5 17.5 8v9h-15zM6 17v-6h8v6M6 14h8" />)
export const PromotionsIcon = icon(<path d="M3 10.5V3.5h7l7.5 7.5-7 7zM6.5 7h.01M8.5 13l4.5-4.5" />)
export const ServiceIcon = icon(<path d="M3 4.5h14v9H9.5L6 16.5v-3H3zM6.5 8h7M6.5 10.5h4" />)
export const CustomersIcon = icon(<path d="M10 3.5a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM4 17a6 6 0 0 1 12 0" />)
export const ImportIcon = icon(<path d="M10 3v9.5M6.5 9 10 12.5 13.5 9M3 13v4h14v-4" />)
export const HistoryIcon = icon(<path d="M3.5 10a6.5 6.5 0 1 1 2 4.7M3.5 16v-3.5H7M10 6.5V10l2.5 1.5" />)
export const SettingsIcon = icon(<path d="M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4" />)
export const MoreIcon = icon(<path d="M3 6h14M3 10h14M3 14h14" />)
export const SunIcon = icon(
  <path d="M10 6.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1 1M14.7 14.7l1 1M15.7 4.3l-1 1M5.3 14.7l-1 1" />,
)
export const MoonIcon = icon(<path d="M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5z" />)
export const DownloadIcon = icon(<path d="M10 3v9.5M6.5 9 10 12.5 13.5 9M4 16.5h12" />)
export const CloseIcon = icon(<path d="m5 5 10 10M15 5 5 15" />)
export const SearchIcon = icon(<path d="M9 3.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM13 13l4 4" />)
export const FilterIcon = icon(<path d="M3 5h14M6 10h8M8.5 15h3" />)
export const KeyboardIcon = icon(<path d="M2.5 5.5h15v9h-15zM5.5 8.5h.01M8.5 8.5h.01M11.5 8.5h.01M14.5 8.5h.01M6.5 11.5h7" />)
export const CalendarIcon = icon(<path d="M3.5 5h13v12h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5" />)
export const ChevronIcon = icon(<path d="m6 8 4 4 4-4" />)
export const ClockIcon = icon(<path d="M10 3.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM10 6.5V10l2.5 1.5" />)
export const HomeIcon = icon(<path d="M3 9.5 10 3.5l7 6V17h-4.5v-4.5h-5V17H3z" />)
export const DemoIcon = icon(
  <path d="M3.5 8v8.5h13V8M2.5 8l1.5-4.5h12L17.5 8a2.5 2.5 0 0 1-5 0 2.5 2.5 0 0 1-5 0 2.5 2.5 0 0 1-5 0zM8 16.5V12h4v4.5" />,
)
export const ConnectIcon = icon(<path d="M7.5 3v4M12.5 3v4M5.5 7h9v3a4.5 4.5 0 0 1-9 0zM10 14.5V18" />)
export const ColumnsIcon = icon(<path d="M3 4h14v12H3zM8 4v12M12.5 4v12" />)
export const SortIcon = icon(<path d="M6 4v12M3.5 13.5 6 16l2.5-2.5M14 16V4M11.5 6.5 14 4l2.5 2.5" />)
export const BackIcon = icon(<path d="m12 5-5 5 5 5" />)
export const BulletsIcon = icon(<path d="M7.5 5h9.5M7.5 10h9.5M7.5 15h9.5M3.5 5h.01M3.5 10h.01M3.5 15h.01" />)
export const NumbersIcon = icon(
  <path d="M8.5 5h8.5M8.5 10h8.5M8.5 15h8.5M3 3.5l1.2-.8v4.6M3 12.6c.3-1 2.4-1 2.4.3 0 1-2.4 1.9-2.4 3.4h2.5" />,
)
export const LinkIcon = icon(
  <path d="M8.5 11.5a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l1-1" />,
)
export const ClipIcon = icon(<path d="m14.5 9-5 5a2.5 2.5 0 0 1-3.6-3.6l6-6a3.6 3.6 0 0 1 5.1 5.1l-6.2 6.2a4.8 4.8 0 0 1-6.8-6.8L9 4" />)
export const PreviewIcon = icon(<path d="M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5zM10 8a2 2 0 1 1 0 4 2 2 0 0 1 0-4z" />)
export const PhoneIcon = icon(
  <path d="M5 3h3l1.2 4-2 1.4a10 10 0 0 0 4.4 4.4l1.4-2 4 1.2v3a2 2 0 0 1-2 2A12.5 12.5 0 0 1 3 5a2 2 0 0 1 2-2z" />,
)
export const MailIcon = icon(<path d="M3 5h14v10.5H3zM3 6l7 5 7-5" />)
