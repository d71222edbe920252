SELECT epoch_us(max(sending_time)) FROM mass_messages WHERE sending_time < $1
