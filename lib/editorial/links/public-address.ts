/** Which addresses of the internet belong to anybody outside. Everything else is a network of somebody's own, and is never asked. Pure. */
import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** What IANA has set aside: this machine, private and shared networks, link-local, documentation, benchmarks, multicast, reserved. */
const inner = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24',
  '224.0.0.0/4', '240.0.0.0/4',
]
/** Inside 2000::/3 but set aside: Teredo and other protocols, documentation, 6to4 (which holds an IPv4 address). */
const innerV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const listOf = (networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList()
  for (const network of networks) { const [address = '', bits] = network.split('/'); list.addSubnet(address, Number(bits), family) }
  return list
}
const [blocked, blockedV6, handedOut] = [listOf(inner, 'ipv4'), listOf(innerV6, 'ipv6'), listOf(['2000::/3'], 'ipv6')]

/** Whether an IP address is a public one. What is no address is not; an IPv4 address written as IPv6 lies outside what is handed out. */
export const isPublicAddress = (address: string): boolean =>
  (isIPv4(address) && !blocked.check(address, 'ipv4')) || (isIPv6(address) && handedOut.check(address, 'ipv6') && !blockedV6.check(address, 'ipv6'))
