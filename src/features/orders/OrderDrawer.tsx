export default function OrderDrawer() {
  return null
}
