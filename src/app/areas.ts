import {
  CustomersIcon,
  DashboardIcon,
  HistoryIcon,
  HomeIcon,
  ImportIcon,
  OrdersIcon,
  ProductsIcon,
  PromotionsIcon,
  ServiceIcon,
  SettingsIcon,
  StockIcon,
} from '~/ui/icons'
import { paths } from '~/paths'

/** The areas of the navigation in order; the phone's bottom bar holds the first four. `key` follows `g`; `words` find it in the palette besides its names. */
export const AREAS = [
  { id: 'home', to: paths.home(), key: 'h', words: 'sy shouye start today 今日 待办', Icon: HomeIcon },
  { id: 'dashboard', to: paths.dashboard(), key: 'd', words: 'sjkb kanban gmv kpi figures report baobiao 报表', Icon: DashboardIcon },
  { id: 'orders', to: paths.orders(), key: 'o', words: 'dd dingdan sales', Icon: OrdersIcon },
  { id: 'products', to: paths.products(), also: paths.listings(), key: 'p', words: 'sp shangpin sku goods catalogue', Icon: ProductsIcon },
  {
    id: 'stock',
    to: paths.stock(),
    key: 'k',
    words: 'kc kucun ck cangku pd pandian warehouse inventory levels 仓库 盘点',
    Icon: StockIcon,
  },
  {
    id: 'promotions',
    to: paths.promotions(),
    key: 'm',
    words: 'cx cuxiao hd huodong yhq coupon sale marketing campaign 活动 优惠 满减 券 会员',
    Icon: PromotionsIcon,
  },
  {
    id: 'service',
    to: paths.service(),
    key: 't',
    words: 'kf kefu gd gongdan thh tuihuo tousu ticket inbox support returns complaints 工单 退货 投诉 售后',
    Icon: ServiceIcon,
  },
  { id: 'customers', to: paths.customers(), key: 'c', words: 'kh kehu gk guke buyers 买家 顾客', Icon: CustomersIcon },
  { id: 'import', to: paths.imports(), key: 'i', words: 'dr daoru csv excel upload 上传', Icon: ImportIcon },
  { id: 'history', to: paths.history(), key: 'y', words: 'czjl caozuo jilu journal log audit 日志', Icon: HistoryIcon },
  { id: 'settings', to: paths.settings(), key: 's', words: 'sz shezhi preferences people 偏好 人员', Icon: SettingsIcon },
] as const
