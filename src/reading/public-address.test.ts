import assert from "node:assert/strict";
import { test } from "node:test";
import { isPublicAddress } from "./public-address.ts";

test("addresses of the public internet are public", () => {
  const addresses = [
    "1.1.1.1",
    "93.184.216.34",
    "172.32.0.1",
    "100.128.0.1",
    "2606:4700::1111",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
  ];
  for (const address of addresses) assert.equal(isPublicAddress(address), true, address);
});

test("addresses of machines, networks, tunnels, groups and reserves are not public", () => {
  const addresses = [
    ..."0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1".split(
      " ",
    ),
    ..."172.31.255.255 192.0.0.192 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.1 203.0.113.1".split(" "),
    ..."224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 168.63.129.16".split(" "),
    ..."::  ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:a9fe:a9fe ::ffff:0:7f00:1 64:ff9b::7f00:1".split(
      / +/u,
    ),
    ..."64:ff9b::10.0.0.1 64:ff9b:1::8.8.8.8 2002:7f00:1:: 2002:808:808:: 2001:0:53aa:64c:0:fbff:f5ff:fffe".split(" "),
    ..."fe80::1 fe80::1%eth0 2606:4700::1%1 fc00::1 fd00:ec2::254 fec0::1 ff02::1 100::1 2001:db8::1 3fff::1 5f00::1".split(
      " ",
    ),
    ..."2001:2::1 2001:10::1 2001:20::1 4000::1".split(" "),
    ...["", "localhost", "example.org", "1.1.1.1.1"],
  ];
  for (const address of addresses) assert.equal(isPublicAddress(address), false, address);
});
