"""What a declared thing is (种类): its fields, versions and flow, whatever stores it."""
